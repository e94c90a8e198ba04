using System.Text.Json;

namespace TypedStreaming.Benchmarks.Harness;

/// <summary>Says to the baseline's server what later sessions get.</summary>
public sealed class ServerAdmin(Uri server) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>Sets what sessions get that begin after this.</summary>
    /// <param name="batch">How many events each connect is answered with.</param>
    /// <param name="events">How many events a session gets; then its connects are held.</param>
    /// <param name="chunked">Whether answers come in chunks, without a length.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task ConfigureAsync(int batch, int events, bool chunked = false, CancellationToken cancellationToken = default)
    {
        using var answer = await _http.PostAsync(new Uri(server, $"/admin/config?b={batch}&n={events}&chunked={(chunked ? 1 : 0)}"), null, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>How many connects wait at the server.</summary>
    public async Task<int> CountHeldAsync(CancellationToken cancellationToken = default)
    {
        var stats = await _http.GetStringAsync(new Uri(server, "/admin/stats"), cancellationToken);
        using var document = JsonDocument.Parse(stats);
        return document.RootElement.GetProperty("held").GetInt32();
    }

    public void Dispose() => _http.Dispose();
}
