/*
 * Runs before anything else on the page: paints in the right theme from the first frame, and takes
 * the secret of an invite link out of the address bar before any other code can see or send it.
 */
(function () {
  try {
    var theme = localStorage.getItem('cairn.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch {
    // A browser that refuses storage still follows the system's theme.
  }
  var path = location.pathname.replace(/\/+$/, '');
  if (path === '/join' && location.hash.length > 1) {
    try {
      sessionStorage.setItem('cairn.invite', location.hash.slice(1));
    } catch {
      // Without session storage the page has only this way to hand the invitation on.
      window.cairnInvite = location.hash.slice(1);
    }
    history.replaceState(history.state, '', location.pathname + location.search);
  }
})();
