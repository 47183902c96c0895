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

  takeOut();
  // A link pasted over the page's own address loads nothing: only the fragment changes.
  addEventListener('hashchange', takeOut);

  function takeOut() {
    // No link is that long, and somebody else may have written the address.
    var longest = 4096;
    var fragment = location.hash.slice(1, longest);
    // Some programs write %23 for the hash, so that the secret arrives in the path or the query.
    var address = decoded((location.pathname + location.search).slice(0, longest));
    if (/^\/join\b/.test(address) && /(^|[^A-Za-z0-9])[A-Za-z]\.[\w-]{16}/.test(address)) {
      hand(address.replace(/[?&]/g, ' ') + ' ' + location.hash.slice(0, longest), true);
      history.replaceState(history.state, '', '/join');
    } else if (/^\/join\/*$/.test(location.pathname) && fragment) {
      hand(fragment, false);
      // An invitation works once, and a view inside a mail app can only open its address in a browser.
      if (!/^i\./.test(fragment)) {
        history.replaceState(history.state, '', location.pathname + location.search);
      }
    }
  }

  /** Leaves what was opened to the page; `seen`: the server has read it too. */
  function hand(text, seen) {
    try {
      sessionStorage.setItem('cairn.invite', text);
      if (seen) sessionStorage.setItem('cairn.invite.seen', 'yes');
      else sessionStorage.removeItem('cairn.invite.seen');
    } catch {
      // Without session storage the page has only this way to hand the invitation on.
      window.cairnInvite = { text: text, seen: seen };
    }
  }

  /** Up to three layers of percent-encoding taken off; what isn't well formed stays. */
  function decoded(text) {
    for (var layer = 0; layer < 3; layer += 1) {
      text = text.replace(/%([0-7][0-9A-Fa-f])/g, function (_, hex) {
        return String.fromCharCode(parseInt(hex, 16));
      });
    }
    return text;
  }
})();
