// Lines as a response that is sent while they are made: a log of a million entries is never in memory.

/** A file to download, line by line as it is asked for; a failure under way breaks it off, and its last line is missing. */
export function linesResponse(lines: AsyncIterable<string>, filename: string): Response {
  const iterator = lines[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await iterator.return?.();
    },
  });
  return new Response(stream, {
    headers: {
      'content-type': 'application/jsonl',
      'content-disposition': `attachment; filename="${filename}"`,
      'cache-control': 'no-store',
    },
  });
}
