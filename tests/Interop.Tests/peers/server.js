// A CometD server (cometd-nodejs-server) on 127.0.0.1 that says what its sessions do, and publishes when it is told to.
// Options: { port, timeout, maxInterval, sweepPeriod, replay }.
import http from "node:http";
import cometd from "cometd-nodejs-server";
import { obey, options, say } from "./lines.js";
import { ReplayExtension } from "./replay-server.js";

const { port, replay, ...rest } = options();
const bayeux = cometd.createCometDServer(rest);
const history = replay ? new ReplayExtension(bayeux) : null;
const sessions = new Map();

bayeux.addListener("sessionAdded", session => {
    sessions.set(session.id, session);
    session.addListener("suspended", () => say({ what: "held", session: session.id }));
    say({ what: "session", session: session.id });
});
bayeux.addListener("sessionRemoved", (session, expired) => {
    sessions.delete(session.id);
    say({ what: "removed", session: session.id, expired, left: sessions.size });
});
bayeux.addListener("subscribed", (channel, session) => say({ what: "subscribed", session: session.id, channel: channel.name }));
bayeux.addListener("unsubscribed", (channel, session) => say({ what: "unsubscribed", session: session.id, channel: channel.name }));

obey({
    publish({ channel, data }) {
        const stamped = history ? history.keep(channel, data) : data;
        bayeux.createServerChannel(channel).publish(null, stamped, () => say({ what: "published", channel }));
    },
    // Changes how long a session lives without a connect, from its next answer on.
    live({ maxInterval }) {
        bayeux.options.maxInterval = maxInterval;
        say({ what: "living", maxInterval });
    },
    // Ends all sessions: with a pushed /meta/disconnect, or without a word, as a sweep or a failover does.
    drop({ silently }) {
        for (const session of [...sessions.values()]) {
            if (silently) bayeux._removeServerSession(session, true);
            else session.disconnect();
        }
    },
});

const server = http.createServer(bayeux.handle);
server.listen(port, "127.0.0.1", () => say({ what: "listening", port: server.address().port }));
