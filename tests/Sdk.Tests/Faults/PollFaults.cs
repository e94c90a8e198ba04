using TypedStreaming.Simulator;

namespace TypedStreaming.Tests.Faults;

/// <summary>The faults that a poll can meet, by name, with the number of handshakes that each may cost.</summary>
internal static class PollFaults
{
    private const string Unknown = "403::Unknown client";

    public static readonly IReadOnlyDictionary<string, (int Handshakes, Action<OrgFaults> Break)> All =
        new Dictionary<string, (int Handshakes, Action<OrgFaults> Break)>
        {
            ["unknown client, advice handshake"] = (1, static faults => faults.Refuse(RequestKind.Connect, Unknown, "handshake", 0)),
            ["unknown client, advice none"] = (1, static faults => faults.Refuse(RequestKind.Connect, Unknown, "none", 0)),
            ["unknown client, advice retry"] = (1, static faults => faults.Refuse(RequestKind.Connect, Unknown, "retry", 0)),
            ["unknown client, no advice"] = (1, static faults => faults.Refuse(RequestKind.Connect, Unknown)),
            ["unknown client of an old server"] = (1, static faults => faults.Refuse(RequestKind.Connect, "402::Unknown client")),
            ["lost cookies"] = (1, static faults => faults.Refuse(
                RequestKind.Connect, "400::Client abc has established a session, but no BAYEUX_BROWSER cookie present")),
            ["failed reply without advice"] = (1, static faults => faults.Refuse(RequestKind.Connect, "500::Oops")),
            ["failed reply, advice retry"] = (0, static faults => faults.Refuse(RequestKind.Connect, "500::Oops", "retry", 0)),
            ["failed reply, negative interval"] = (1, static faults => faults.Refuse(RequestKind.Connect, "500::Oops", "none", -1)),
            ["good reply, negative interval"] = (1, static faults => Answer(faults, """,{"reconnect":"retry","interval":-1}""")),
            ["good reply, advice none"] = (1, static faults => Answer(faults, """,{"reconnect":"none"}""")),
            ["good reply, advice handshake"] = (1, static faults => Answer(faults, """,{"reconnect":"handshake"}""")),
            ["good reply at once without advice"] = (0, static faults => Answer(faults, "")),
            ["good reply with an unknown advice"] = (0, static faults => Answer(faults, """,{"reconnect":"wait","hosts":["x"]}""")),
            ["empty array"] = (1, static faults => faults.AnswerBody(RequestKind.Connect, "[]")),
            ["empty body"] = (1, static faults => faults.AnswerBody(RequestKind.Connect, "")),
            ["no content"] = (1, static faults => faults.AnswerHttp(RequestKind.Connect, 204)),
            ["truncated JSON"] = (1, static faults => faults.AnswerBody(RequestKind.Connect, """[{"channel":"/meta/conn""")),
            ["HTML with 200"] = (1, static faults => faults.AnswerHttp(RequestKind.Connect, 200, "<html>sign in</html>")),
            ["HTML with 502"] = (1, static faults => faults.AnswerHttp(RequestKind.Connect, 502, "<html>proxy</html>")),
            ["HTML with 504"] = (1, static faults => faults.AnswerHttp(RequestKind.Connect, 504, "<html>proxy</html>")),
            ["too many requests"] = (1, static faults => faults.AnswerHttp(RequestKind.Connect, 429)),
            ["redirect to another host"] = (1, static faults =>
                faults.AnswerHttp(RequestKind.Connect, 307, location: "https://elsewhere.example/cometd")),
            ["busy behind a 401"] = (1, static faults => faults.Refuse(
                RequestKind.Connect, "401::Authentication invalid", "none", 0, "503::Server is too busy. Please try your request again later.")),
            ["deliveries used up"] = (1, static faults => faults.Refuse(
                RequestKind.Connect, "403::Organization total events daily limit exceeded", "none", 0)),
        };

    private static void Answer(OrgFaults faults, string advice) => faults.AnswerBody(
        RequestKind.Connect,
        """[{"channel":"/meta/connect","successful":true""" + advice.Replace(",{", ",\"advice\":{", StringComparison.Ordinal) + "}]");
}
