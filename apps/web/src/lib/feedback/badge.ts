/** The number on the installed app's icon, where the browser has one. */

export function showBadge(count: number): void {
  if (!('setAppBadge' in navigator)) return;
  const shown = count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge();
  // Refused where the app isn't installed or may not show one; the navigation shows it too.
  shown.catch(() => {});
}
