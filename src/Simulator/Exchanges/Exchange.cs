using System.Text;
using System.Text.Json;

namespace TypedStreaming.Simulator;

/// <summary>One HTTP request to a <see cref="SimulatedOrg"/> and the response to it.</summary>
public sealed class Exchange
{
    private readonly ReadOnlyMemory<byte> _requestBody;
    private volatile Answer? _answer;

    internal Exchange(long number, RequestKind kind, string method, string path, ReadOnlyMemory<byte> requestBody)
    {
        Number = number;
        Kind = kind;
        Method = method;
        Path = path;
        _requestBody = requestBody;
    }

    /// <summary>The number of the request, counted from 1 in the order of arrival.</summary>
    public long Number { get; }

    /// <summary>The kind of the request, such as a login or a connect.</summary>
    public RequestKind Kind { get; }

    /// <summary>The HTTP method of the request.</summary>
    public string Method { get; }

    /// <summary>The path and the query of the request.</summary>
    public string Path { get; }

    /// <summary>The time at which the request arrived, by the org's clock.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The headers of the request, keyed by case-insensitive name. If several headers have the same name, their values are joined.</summary>
    public required IReadOnlyDictionary<string, string> RequestHeaders { get; init; }

    /// <summary>The value of the <c>Authorization</c> header, or null if the request has none.</summary>
    public string? Authorization => RequestHeaders.GetValueOrDefault("Authorization");

    /// <summary>The body of the request as text.</summary>
    public string RequestBody => Encoding.UTF8.GetString(_requestBody.Span);

    /// <summary>The Bayeux messages of the request; empty if it contains none.</summary>
    public IReadOnlyList<JsonElement> Messages => ReadMessages(_requestBody);

    /// <summary>The HTTP status of the response; null while the request is held (not answered yet).</summary>
    public int? Status => _answer?.Status;

    /// <summary>The whole body of the response, even if only part of the body was sent; null while the request is held (not answered yet).</summary>
    public string? ResponseBody => _answer is { } answer ? Encoding.UTF8.GetString(answer.Body.Span) : null;

    /// <summary>The point at which <see cref="OrgFaults.DropConnection"/> cut the response; null if the response was not cut.</summary>
    public DropPoint? Drop => _answer?.Drop;

    /// <summary>The Bayeux messages of the response; empty if the response contains none or is not JSON.</summary>
    public IReadOnlyList<JsonElement> Replies => _answer is { } answer ? ReadMessages(answer.Body) : [];

    internal void Complete(int status, ReadOnlyMemory<byte> body, DropPoint? drop) =>
        _answer = new Answer(status, body, drop);

    private static JsonElement[] ReadMessages(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutMark(body));
            var root = document.RootElement.Clone();
            return root.ValueKind switch
            {
                JsonValueKind.Array => [.. root.EnumerateArray()],
                JsonValueKind.Object => [root],
                _ => [],
            };
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith(Encoding.UTF8.Preamble) ? body[Encoding.UTF8.Preamble.Length..] : body;

    private sealed record Answer(int Status, ReadOnlyMemory<byte> Body, DropPoint? Drop);
}
