// The Faye client, which jsforce streams with: says every reply and every event that it gets. It subscribes again by itself.
// Options: { url, token, login, channels, replays }.
import faye from "faye";
import { endpoint } from "./login.js";
import { obey, options, say, settle } from "./lines.js";
import { ReplayExtension } from "./replay-client.js";

const { channels, replays, ...where } = options();
const { url, token } = await endpoint(where);
const bayeux = new faye.Client(url, { retry: 0.1 });
const subscriptions = new Map();

function subscribe(channel) {
    const onEvent = data => say({ what: "event", channel, data });
    subscriptions.set(channel, bayeux.subscribe(channel, onEvent));
}

if (token) bayeux.setHeader("Authorization", `Bearer ${token}`);
if (replays) {
    const replay = new ReplayExtension();
    bayeux.addExtension({
        incoming: (message, callback) => callback(replay.incoming(message)),
        outgoing: (message, callback) => callback(replay.outgoing(message)),
    });
}
bayeux.addExtension({
    incoming(message, callback) {
        if (message.channel.startsWith("/meta/")) say({ what: message.channel.slice("/meta/".length), reply: message });
        callback(message);
    },
});

obey({
    subscribe: ({ channel }) => subscribe(channel),
    unsubscribe: ({ channel }) => subscriptions.get(channel).cancel(),
    disconnect: () => bayeux.disconnect(),
    settle,
});

channels.forEach(subscribe);
