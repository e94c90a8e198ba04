// The CometD client (cometd with cometd-nodejs-client): says every reply and every event that it gets.
// Options: { url, token, login, channels, replays, dropsCookiesOfAddresses }. It subscribes whenever it has shaken hands, as the documentation advises.
import { adapt } from "cometd-nodejs-client";
import * as cometd from "cometd";
import { endpoint } from "./login.js";
import { obey, options, say, settle } from "./lines.js";
import { NamedHostsJar } from "./named-hosts-jar.js";
import { ReplayExtension } from "./replay-client.js";

const { channels, replays, dropsCookiesOfAddresses, ...where } = options();
const { url, token } = await endpoint(where);
adapt(dropsCookiesOfAddresses ? { cookies: new NamedHostsJar() } : {});
const bayeux = new cometd.CometD();
const subscriptions = new Map();

function subscribe(channel) {
    const onEvent = message => say({ what: "event", channel: message.channel, data: message.data });
    subscriptions.set(channel, bayeux.subscribe(channel, onEvent));
}

for (const name of ["handshake", "connect", "subscribe", "unsubscribe", "disconnect"]) {
    bayeux.addListener(`/meta/${name}`, reply => say({ what: name, reply }));
}
bayeux.addListener("/meta/handshake", reply => {
    if (reply.successful) channels.forEach(subscribe);
});
if (replays) bayeux.registerExtension("replay", new ReplayExtension());
bayeux.configure({
    url,
    logLevel: "warn",
    requestHeaders: token ? { Authorization: `Bearer ${token}` } : {},
    // A lost connection is tried again soon: tests wait for it.
    backoffIncrement: 100,
});

obey({
    subscribe({ channel }) {
        channels.push(channel);
        subscribe(channel);
    },
    unsubscribe({ channel }) {
        channels.splice(channels.indexOf(channel), 1);
        bayeux.unsubscribe(subscriptions.get(channel));
    },
    disconnect: () => bayeux.disconnect(),
    handshake: () => bayeux.handshake(),
    settle,
});

bayeux.handshake();
