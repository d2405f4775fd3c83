import { call } from "./api.js";

const TOO_MANY = 429;

/** Milliseconds before a connection is made anew, doubled each time; longer where the gateway says so. */
const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 60000;

/**
 * Follows a campaign until it ends or the signal says so; a connection that breaks, or is refused for the moment, is made
 * anew from the last event on. Read by fetch, because an EventSource cannot send a key.
 */
export async function follow(campaign, changed, signal) {
  let last = null;
  let pause = FIRST_PAUSE;
  while (!signal.aborted) {
    try {
      const answer = await call(`/campaigns/${encodeURIComponent(campaign)}/events`, {
        signal,
        headers: { Accept: "text/event-stream", ...(last ? { "Last-Event-ID": last } : {}) },
      });
      for await (const event of events(answer.body)) {
        last = event.id ?? last;
        pause = FIRST_PAUSE;
        changed(JSON.parse(event.data));
      }
      return;
    } catch (error) {
      if (signal.aborted || refused(error.status)) {
        return;
      }
      const told = 1000 * (error.retryAfter ?? 0);
      await new Promise(resolve => setTimeout(resolve, Math.max(pause, told)));
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
  }
}

/** Whether asking again is of no use. */
function refused(status) {
  return status >= 400 && status < 500 && status !== TOO_MANY;
}

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return;
    }
    text += value;
    const blocks = text.split(/\r?\n\r?\n/);
    text = blocks.pop();
    for (const block of blocks) {
      const event = parse(block);
      if (event.data) {
        yield event;
      }
    }
  }
}

function parse(block) {
  const event = { id: null, data: "" };
  for (const line of block.split(/\r?\n/)) {
    if (line.startsWith("data:")) {
      event.data += line.slice(5).trimStart();
    } else if (line.startsWith("id:")) {
      event.id = line.slice(3).trim();
    }
  }
  return event;
}
