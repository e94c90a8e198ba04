using System.Text.Json;

namespace TypedStreaming.Benchmarks.Harness;

/// <summary>Sets what the baseline's server sends to later sessions.</summary>
public sealed class ServerAdmin(Uri server) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>Sets the events that later sessions receive.</summary>
    /// <param name="batch">The number of events in the response to each connect.</param>
    /// <param name="events">The number of events that a session receives; after that, its connects are held.</param>
    /// <param name="chunked">True: responses are sent in chunks, without a length.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task ConfigureAsync(int batch, int events, bool chunked = false, CancellationToken cancellationToken = default)
    {
        using var answer = await _http.PostAsync(new Uri(server, $"/admin/config?b={batch}&n={events}&chunked={(chunked ? 1 : 0)}"), null, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The number of connects that wait at the server.</summary>
    public async Task<int> CountHeldAsync(CancellationToken cancellationToken = default)
    {
        var stats = await _http.GetStringAsync(new Uri(server, "/admin/stats"), cancellationToken);
        using var document = JsonDocument.Parse(stats);
        return document.RootElement.GetProperty("held").GetInt32();
    }

    public void Dispose() => _http.Dispose();
}
