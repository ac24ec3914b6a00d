// Tailwind reads its theme from app/globals.css; nothing else touches the styles.
const config = { plugins: { "@tailwindcss/postcss": {} } };

export default config;
