/**
 * Guesses from the user agent whether the page is shown inside an email or chat app; used for a
 * hint only.
 */
const IN_APP =
  /\b(FBAN|FBAV|FB_IAB|Instagram|Line\/|MicroMessenger|Snapchat|LinkedInApp|Twitter|Slack|WhatsApp|Teams|GSA\/|TelegramBot|Outlook|GmailApp|YaApp)|; wv\)/i;

export function looksLikeInAppView(userAgent: string): boolean {
  return IN_APP.test(userAgent);
}
