// How migrations are generated: npx drizzle-kit generate --name what-changes
import { defineConfig } from 'drizzle-kit';

export default defineConfig({ dialect: 'sqlite', schema: './src/storage/schema-*.ts', out: './drizzle' });
