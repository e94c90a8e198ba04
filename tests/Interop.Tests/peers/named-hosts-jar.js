import { isIP } from "node:net";

/** Cookies as aiohttp of Python keeps them unless told otherwise: those of names, and none of IP addresses. */
export class NamedHostsJar {
    #cookies = new Map();

    storeCookie = (uri, header, callback) => {
        const pair = header.split(";")[0].trim();
        if (!isIP(uri.hostname)) this.#cookies.set(`${uri.hostname} ${pair.split("=")[0]}`, pair);
        callback();
    };

    retrieveCookies = (context, uri, callback) => {
        const ofHost = [...this.#cookies].filter(([key]) => key.startsWith(`${uri.hostname} `));
        callback(null, ofHost.map(([, pair]) => pair));
    };
}
