/**
 * Gives a CometD server the replay extension of Salesforce: events carry an id and are kept, and a subscription says in
 * its ext which one it had last (-1: only new events, -2: all that are kept).
 */
export class ReplayExtension {
    #kept = [];
    #lastId = 0;

    constructor(bayeux) {
        bayeux.addExtension({
            outgoing(server, sender, session, message, callback) {
                if (message.channel === "/meta/handshake") message.ext = { replay: true };
                callback(undefined, true);
            },
        });
        bayeux.addListener("subscribed", (channel, session, message) => this.#replay(channel.name, session, message));
    }

    /** Keeps an event, and returns the data that it is published with. */
    keep(channel, payload) {
        const data = { event: { createdDate: new Date().toISOString(), replayId: ++this.#lastId }, payload };
        this.#kept.push({ channel, data });
        return data;
    }

    #replay(channel, session, message) {
        const after = message?.ext?.replay?.[channel] ?? -1;
        if (after === -1) return;
        this.#kept
            .filter(event => event.channel === channel && event.data.event.replayId > after)
            .forEach(event => session.deliver(null, channel, event.data));
    }
}
