// Fetched after the screen stands (app/main.tsx): words are readable in the device's own font until then. Imported
// here and not by @import, which would be inlined past the rewriting in vite.config.ts.
import '@fontsource/biz-udpgothic/400.css';
import '@fontsource/biz-udpgothic/700.css';
