import { call } from "./api.js";

const PAUSE = 2000;

/**
 * Follows a campaign until it ends or the signal says so; a connection that breaks is made anew from the last event on.
 * Read by fetch, because an EventSource cannot send a key.
 */
export async function follow(campaign, changed, signal) {
  let last = null;
  while (!signal.aborted) {
    try {
      const answer = await call(`/campaigns/${encodeURIComponent(campaign)}/events`, {
        signal,
        headers: { Accept: "text/event-stream", ...(last ? { "Last-Event-ID": last } : {}) },
      });
      for await (const event of events(answer.body)) {
        last = event.id ?? last;
        changed(JSON.parse(event.data));
      }
      return;
    } catch (error) {
      if (signal.aborted || (error.status >= 400 && error.status < 500)) {
        return;
      }
      await new Promise(resolve => setTimeout(resolve, PAUSE));
    }
  }
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
