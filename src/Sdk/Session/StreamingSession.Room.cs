using TypedStreaming.Routing;

namespace TypedStreaming.Session;

/// <summary>Waits for consumers that have no room: leaves an answer unread, or holds the next poll.</summary>
internal sealed partial class StreamingSession
{
    private readonly List<Answer> _stalled = [];

    /// <summary>Leaves the rest of an answer unread until a consumer has room, or for as long as it may be waited for.</summary>
    private void Stall(Answer answer, RoutedConsumer full)
    {
        if (!full.IsExplicit) full.Open(_clock.Now);
        var hold = Table.HoldFor(full, answer.BeganAt, unread: true);
        if (hold == TimeSpan.Zero)
        {
            Table.GoOnWithout(full);
            GoOn(answer);
            return;
        }

        _stalled.Add(answer);
        Await(full, hold);
    }

    /// <summary>While somebody is full, the next poll would bring what cannot be kept.</summary>
    private void HoldPollIfFull(long answerBegan)
    {
        while (Table.FirstFull() is { } full)
        {
            var hold = Table.HoldFor(full, answerBegan, unread: false);
            if (hold > TimeSpan.Zero)
            {
                Await(full, hold);
                Feed(new SessionEvent.PollHeld(_state.Epoch, IsHeld: true));
                return;
            }

            Table.GoOnWithout(full);
        }
    }

    private void OnRoom(RoutedConsumer consumer)
    {
        Table.OnRoom(consumer, _clock.Now);
        GoOnWithStalled();
    }

    private void OnHoldElapsed(RoutedConsumer consumer)
    {
        if (_stalled.Count == 0 && !_state.PollHeld) return;
        if (consumer is { Stage: ConsumerStage.Active, HasRoom: false }) Table.GoOnWithout(consumer);
        GoOnWithStalled();
    }

    private void GoOnWithStalled()
    {
        List<Answer> stalled = [.. _stalled];
        _stalled.Clear();
        foreach (var answer in stalled) GoOn(answer);
        if (!_state.PollHeld || Table.FirstFull() is not null) return;
        Feed(new SessionEvent.PollHeld(_state.Epoch, IsHeld: false));
    }

    private void Await(RoutedConsumer consumer, TimeSpan hold)
    {
        ((IWire)this).WhenRoom(consumer, drained: false);
        if (hold != Timeout.InfiniteTimeSpan) _running.Add(PostLaterAsync(hold, new HoldElapsed(consumer)));
    }

    /// <summary>In this session only: what is waited for in it is void in the next.</summary>
    private async Task PostLaterAsync(TimeSpan delay, ISessionInput input)
    {
        var abandoned = _requests.Token;
        await Task.Delay(delay, _context.Time, abandoned).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!abandoned.IsCancellationRequested) Post(input);
    }

    /// <summary>The answers of a lost session are not read on.</summary>
    private void ReleaseStalled()
    {
        foreach (var answer in _stalled)
        {
            answer.IsConcluded = true;
            answer.Release();
        }

        _stalled.Clear();
    }
}
