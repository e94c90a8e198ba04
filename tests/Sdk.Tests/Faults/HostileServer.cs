using System.Net;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace TypedStreaming.Tests.Faults;

/// <summary>
/// An org without a network, whose first response of one kind is spoiled. All its other responses are good: a client that recovers from the bad
/// one gets the last event of each channel.
/// </summary>
internal sealed class HostileServer(HostileAnswer spoiled, byte[] body) : HttpMessageHandler
{
    public const string Login = "login";
    public const string Versions = "versions";
    public const string Handshake = "/meta/handshake";
    public const string Subscribe = "/meta/subscribe";
    public const string Connect = "/meta/connect";
    public const string Unsubscribe = "/meta/unsubscribe";
    public const string Notes = "/u/x";
    public const string Accounts = "/topic/AccountUpdates";
    public const string Inks = "/event/Low_Ink__e";
    public const string Changes = "/data/AccountChangeEvent";
    public const long FirstId = 100;
    public const long LastId = 900;

    private const string Agreement =
        """{"channel":"/meta/connect","id":"5","clientId":"1x2y","successful":true,"advice":{"reconnect":"retry","interval":0,"timeout":110000}}""";

    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly TaskCompletionSource _spoiled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _requests;
    private int _connects;

    /// <summary>The responses of a good server, by kind.</summary>
    public static IReadOnlyDictionary<string, string> Good { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Login] = Authentication.Login.Answer,
        [Versions] = """[{"label":"Winter '26","url":"/services/data/v65.0","version":"65.0"},{"label":"Spring '26","url":"/services/data/v66.0","version":"66.0"}]""",
        [Handshake] =
            """
            [{"channel":"/meta/handshake","id":"1","successful":true,"version":"1.0","minimumVersion":"1.0","clientId":"1x2y",
            "supportedConnectionTypes":["long-polling"],"ext":{"replay":true,"payload.format":true}}]
            """,
        [Subscribe] = """[{"channel":"/meta/subscribe","id":"2","clientId":"1x2y","successful":true,"subscription":"/u/x"}]""",
        [Unsubscribe] = """[{"channel":"/meta/unsubscribe","id":"9","clientId":"1x2y","successful":true,"subscription":"/u/x"}]""",
        ["/meta/disconnect"] = """[{"channel":"/meta/disconnect","id":"10","clientId":"1x2y","successful":true}]""",
        [Connect] = $"[{string.Join(",\n", EventsFrom(FirstId))},\n{Agreement}]",
    };

    /// <summary>The <c>EventUuid</c> of the first platform event, which is in the response that can be spoiled.</summary>
    public static string FirstUuid => UuidOf(FirstId + 2);

    /// <summary>The <c>EventUuid</c> of the last platform event, for which a program waits.</summary>
    public static string LastUuid => UuidOf(LastId + 2);

    /// <summary>Completes when the bad response was given.</summary>
    public Task Spoiled => _spoiled.Task;

    /// <summary>The number of requests of each kind.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<string, int> Kinds { get; } = new(StringComparer.Ordinal);

    public int Requests => Volatile.Read(ref _requests);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        var kind = await KindOfAsync(request, cancellationToken);
        Kinds.AddOrUpdate(kind, 1, static (_, count) => count + 1);
        // The connects that carry events come after the first one, which only tells the client that it is connected.
        if (kind == Connect && Interlocked.Increment(ref _connects) == 1) return Answer(Encoding.UTF8.GetBytes($"[{Agreement}]"));
        var isBad = kind == spoiled.Kind && _spoiled.TrySetResult();
        if (kind != Connect || isBad) _news.Writer.TryWrite(true);
        if (isBad) return Answer(body, spoiled.Status);
        return kind == Connect ? await ConnectAsync(cancellationToken) : Answer(Encoding.UTF8.GetBytes(Good[kind]));
    }

    private static async Task<string> KindOfAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Get) return Versions;
        var text = await request.Content!.ReadAsStringAsync(cancellationToken);
        if (!text.StartsWith('[')) return Login;
        using var messages = JsonDocument.Parse(text);
        return messages.RootElement[0].GetProperty("channel").GetString()!;
    }

    /// <summary>
    /// Returns an <c>EventUuid</c> in which the number of the event is repeated, so that one defect cannot change it to that of another event. The
    /// client would skip that other event as a copy, and the program would wait for it.
    /// </summary>
    private static string UuidOf(long replayId) => $"e981b488-81f3-4fcc-bd6f-f70339{replayId}{replayId}";

    private static HttpResponseMessage Answer(byte[] body, int status = 200) =>
        new((HttpStatusCode)status) { Content = new ByteArrayContent(body) };

    private static IEnumerable<string> EventsFrom(long id) =>
    [
        $$$"""{"channel":"/u/x","data":{"event":{"createdDate":"2026-05-04T09:12:33.208Z","replayId":{{{id}}} },"payload":{"Text":"dock 4"} } }""",
        $$$"""{"channel":"/topic/AccountUpdates","clientId":"1x2y","data":{"event":{"replayId":{{{id + 1}}},"type":"updated"},"sobject":{"Id":"001"} } }""",
        $$$"""
        {"channel":"/event/Low_Ink__e","data":{"schema":"s","payload":{"Printer_Model__c":"X\u00e9","Ink_Percentage__c":1.5},
        "event":{"EventUuid":"{{{UuidOf(id + 2)}}}","replayId":{{{id + 2}}} } } }
        """,
        $$$"""
        {"channel":"/data/AccountChangeEvent","data":{"payload":{"ChangeEventHeader":{"entityName":"Account","recordIds":["001"],"changeType":"UPDATE",
        "commitNumber":1,"transactionKey":"k"},"Phone":"1"},"event":{"replayId":{{{id + 3}}} } } }
        """,
    ];

    /// <summary>
    /// Returns events once a request other than a connect has come. A connect that waits already is answered too: otherwise, a channel that is
    /// subscribed meanwhile would get its events only after the connect's deadline.
    /// </summary>
    private async Task<HttpResponseMessage> ConnectAsync(CancellationToken cancellationToken)
    {
        await _news.Reader.ReadAsync(cancellationToken);
        return Answer(Encoding.UTF8.GetBytes($"[{string.Join(',', EventsFrom(LastId))},{Agreement}]"));
    }
}
