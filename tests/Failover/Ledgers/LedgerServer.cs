using System.Net;
using System.Net.Sockets;

namespace TypedStreaming.Failover.Ledgers;

/// <summary>Takes the entries of the workers over loopback connections, and confirms each. The order in which it takes them is that of the handling.</summary>
internal sealed class LedgerServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly List<Task> _connections = [];
    private readonly Ledger _ledger;
    private readonly Task _accepting;

    public LedgerServer(Ledger ledger)
    {
        _ledger = ledger;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The failure of a connection, which is a defect of the test, or null.</summary>
    public Exception? Failure { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_connections);
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_ending.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The run ends.
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using var client = connection;
        try
        {
            using var reader = new StreamReader(client.GetStream());
            await using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true, NewLine = "\n" };
            while (await reader.ReadLineAsync(_ending.Token) is { } line)
            {
                // A killed worker can leave a part of a line, which has no record or no whole one: it is not confirmed, and not handled.
                if (line.Split(' ') is not [var number, var worker, { Length: Accounts.IdLength } record]) continue;
                _ledger.Handle(int.Parse(number), record, worker);
                await writer.WriteLineAsync("");
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            // The worker was killed, or the run ends.
        }
        catch (Exception e)
        {
            Failure = e;
        }
    }
}
