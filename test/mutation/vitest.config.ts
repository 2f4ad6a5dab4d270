// The tests a file's mutations are tried against: those its row of campaign.ts names, handed in by the run.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    env: { TZ: 'Pacific/Auckland' },
    include: process.env.MUTATION_TESTS?.split(',') ?? ['test/domain/**/*.test.ts'],
    testTimeout: 20_000,
  },
});
