using System.Globalization;
using TypedStreaming.Tool.Connections;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Listen;

/// <summary>
/// Shows a status line at the bottom of the terminal: the state of the client, the number of events, the rate, the lag, and the number of
/// reconnects. The line is shown only if the standard error is a terminal.
/// </summary>
internal sealed class StatusLine(IShell shell, IEventClient client, TransportKind transport)
{
    private const string ClearLine = "\r\u001b[2K";
    private const int RateSeconds = 10;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _recent = new();
    private bool _isShown;
    private int _events;
    private int _reconnects;
    private TimeSpan? _lag;

    /// <summary>Removes the status line, so that another line can be written in its place.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            if (_isShown) shell.Error.Write(ClearLine);
            _isShown = false;
        }
    }

    /// <summary>
    /// Removes the status line, and runs an action that writes to the terminal. The status line is not shown again until the action has ended.
    /// </summary>
    public void WriteInstead(Action write)
    {
        lock (_gate)
        {
            Clear();
            write();
        }
    }

    public void Count(Delivery<EventMessage> delivery)
    {
        lock (_gate)
        {
            var now = shell.Time.GetUtcNow();
            _events++;
            _lag = now - delivery.CreatedDate;
            _recent.Enqueue(now);
            Forget(now);
        }
    }

    /// <summary>Updates the status line once per second until the operation is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!shell.IsErrorTerminal) return;
        using var timer = new PeriodicTimer(Period, shell.Time);
        do Show();
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// Writes a message when the session or a stream is lost, and when the client is connected again. The messages are written even if there is no terminal.
    /// </summary>
    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        await foreach (var change in client.StateChanges(cancellationToken).ConfigureAwait(false))
        {
            if (change is { State: ClientState.Recovering, Previous: not ClientState.Recovering }) Report($"{Lost}: {ErrorText.Of(change.Cause?.Message ?? "")}");
            if (change is not { State: ClientState.Connected, Previous: ClientState.Recovering or ClientState.Paused }) continue;
            lock (_gate) _reconnects++;
            Report("connected again");
        }
    }

    internal string Text()
    {
        lock (_gate)
        {
            Forget(shell.Time.GetUtcNow());
            var rate = (double)_recent.Count / RateSeconds;
            var lag = _lag is { } known ? $"{Math.Max(0, known.TotalSeconds):0.0} s" : "-";
            return string.Create(CultureInfo.InvariantCulture, $"{client.State}  events {_events}  {rate:0.0}/s  lag {lag}  reconnects {_reconnects}");
        }
    }

    // Over the Pub/Sub API, each channel has its own stream, and there are no sessions.
    private string Lost => transport == TransportKind.PubSub ? "a stream was lost, and is being reopened" : "the session was lost, and a new one is being opened";

    private void Show()
    {
        var text = Text();
        lock (_gate)
        {
            shell.Error.Write(ClearLine + text[..Math.Min(text.Length, shell.Width - 1)]);
            _isShown = true;
        }
    }

    private void Report(string message) => WriteInstead(() => shell.Error.WriteLine(ErrorLine.Note(message)));

    private void Forget(DateTimeOffset now)
    {
        while (_recent.TryPeek(out var oldest) && now - oldest > TimeSpan.FromSeconds(RateSeconds)) _recent.Dequeue();
    }
}
