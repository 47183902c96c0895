/** The id of the summary's heading, where the focus goes once the meeting is closed. */
export const SUMMARY_HEADING = 'meeting-summary';
