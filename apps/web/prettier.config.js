/** As everywhere, and components with Tailwind's classes in its own order. */
import everywhere from '../../.prettierrc.json' with { type: 'json' };

export default {
  ...everywhere,
  plugins: ['prettier-plugin-svelte', 'prettier-plugin-tailwindcss'],
  tailwindStylesheet: './src/app.css',
  overrides: [{ files: '*.svelte', options: { parser: 'svelte' } }],
};
