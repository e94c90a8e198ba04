/** The client's half of the replay extension of Salesforce: each subscription says which event it had last. */
export class ReplayExtension {
    #supported = false;
    #last = {};

    incoming(message) {
        if (message.channel === "/meta/handshake") this.#supported = message.ext?.replay === true;
        const id = message.data?.event?.replayId;
        if (id !== undefined) this.#last[message.channel] = id;
        return message;
    }

    outgoing(message) {
        if (message.channel === "/meta/subscribe" && this.#supported) {
            const channel = message.subscription;
            message.ext = { ...message.ext, replay: { [channel]: this.#last[channel] ?? -1 } };
        }
        return message;
    }
}
