using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace TypedStreaming.Failover.Working;

/// <summary>A connection to the ledger. An entry is written when the ledger has confirmed it.</summary>
internal sealed class LedgerClient : IAsyncDisposable
{
    private readonly ConcurrentQueue<TaskCompletionSource> _unconfirmed = [];
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly TcpClient _connection;
    private readonly StreamWriter _writer;
    private readonly Task _confirming;

    private LedgerClient(TcpClient connection)
    {
        _connection = connection;
        _writer = new StreamWriter(connection.GetStream()) { AutoFlush = true, NewLine = "\n" };
        _confirming = ConfirmAsync();
    }

    public static async Task<LedgerClient> ConnectAsync(int port)
    {
        var connection = new TcpClient { NoDelay = true };
        await connection.ConnectAsync(IPAddress.Loopback, port);
        return new LedgerClient(connection);
    }

    public async Task WriteAsync(string entry, CancellationToken cancellationToken)
    {
        var confirmed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _writing.WaitAsync(cancellationToken);
        try
        {
            _unconfirmed.Enqueue(confirmed);
            await _writer.WriteLineAsync(entry.AsMemory(), CancellationToken.None);
        }
        finally
        {
            _writing.Release();
        }

        await confirmed.Task.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _connection.Dispose();
        await _confirming;
        _writing.Dispose();
    }

    private async Task ConfirmAsync()
    {
        try
        {
            using var reader = new StreamReader(_connection.GetStream());
            while (await reader.ReadLineAsync() is not null)
            {
                if (_unconfirmed.TryDequeue(out var confirmed)) confirmed.SetResult();
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The first process has ended, or this one ends.
        }
    }
}
