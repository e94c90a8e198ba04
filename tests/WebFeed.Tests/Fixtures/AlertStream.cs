using System.Net.ServerSentEvents;
using System.Text.Json;

namespace TypedStreaming.WebFeed.Tests.Fixtures;

/// <summary>A browser without a page: it reads the stream as fast as it comes.</summary>
internal sealed class AlertStream : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<string>> _items;

    private AlertStream(HttpResponseMessage response, Stream body)
    {
        _response = response;
        _items = SseParser.Create(body).EnumerateAsync(Token).GetAsyncEnumerator(Token);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Opens a stream, and waits until it listens.</summary>
    public static async Task<AlertStream> OpenAsync(HttpClient http, Uri page, params (string Name, string Value)[] headers)
    {
        var response = await SendAsync(http, page, headers);
        response.EnsureSuccessStatusCode();
        return await ReadAsync(response);
    }

    /// <summary>Reads a response, and waits until its stream listens.</summary>
    public static async Task<AlertStream> ReadAsync(HttpResponseMessage response)
    {
        var stream = new AlertStream(response, await response.Content.ReadAsStreamAsync(Token));
        Assert.Equal("listening", (await stream.NextItemAsync()).EventType);
        return stream;
    }

    public static async Task<HttpResponseMessage> SendAsync(HttpClient http, Uri page, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(page, "alerts"));
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
    }

    /// <summary>Returns the text of the next alert.</summary>
    public async Task<string?> NextAsync()
    {
        var item = await NextItemAsync();
        Assert.Equal("alert", item.EventType);
        Assert.Null(item.EventId);
        using var alert = JsonDocument.Parse(item.Data);
        return alert.RootElement.GetProperty("message").GetString();
    }

    /// <summary>Returns true if the stream ended in order, after everything that was sent.</summary>
    public async Task<bool> HasEndedAsync() => !await _items.MoveNextAsync();

    public async ValueTask DisposeAsync()
    {
        await _items.DisposeAsync();
        _response.Dispose();
    }

    private async Task<SseItem<string>> NextItemAsync()
    {
        Assert.True(await _items.MoveNextAsync(), "The stream has ended.");
        return _items.Current;
    }
}
