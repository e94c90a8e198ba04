/**
 * Where to stream and with which token: as the options say, or as the login that they describe answers.
 * Options: { url, token } or { url, login }.
 */
export async function endpoint({ url, token, login }) {
    if (!login) return { url, token };
    const response = await fetch(new URL("/services/oauth2/token", url), { method: "POST", body: new URLSearchParams(login) });
    const answer = await response.json();
    return { url: `${answer.instance_url}/cometd/66.0`, token: answer.access_token };
}
