// Runs before the first paint, so that a chosen theme never flashes. The key is that of lib/theme.ts.
try {
  const theme = localStorage.getItem('rta.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be closed to this page: the system's theme applies.
}
