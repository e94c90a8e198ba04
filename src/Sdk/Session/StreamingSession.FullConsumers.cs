using TypedStreaming.Routing;

namespace TypedStreaming.Session;

/// <summary>The part of the session that waits for consumers whose queues are full. It leaves a response unread, or delays the next poll.</summary>
internal sealed partial class StreamingSession
{
    /// <summary>
    /// Leaves the rest of a response unread until the consumer's queue has free space, or until the time limit of the wait is reached.
    /// </summary>
    private void Stall(ArrivingResponse response, RoutedConsumer full)
    {
        if (!full.IsExplicit) full.Open(ServerTimeAt(response.BeganAt));
        var hold = Table.HoldFor(full, response.BeganAt, unread: true);
        if (hold == TimeSpan.Zero)
        {
            Table.GoOnWithout(full);
            GoOnWithStalled();
            GoOn(response);
            return;
        }

        _stalled.Add((response, full));
        Await(full, hold);
    }

    /// <summary>
    /// Returns the consumer for which an earlier response is left unread, because events in a later response must not overtake the events in that
    /// response.
    /// </summary>
    private RoutedConsumer? AwaitedByOthers(ArrivingResponse response)
    {
        foreach (var (other, consumer) in _stalled)
        {
            if (other != response) return consumer;
        }

        return null;
    }

    /// <summary>Delays the next poll while the queue of a consumer is full, because the poll would return events that cannot be queued.</summary>
    private void HoldPollIfFull(long responseBegan)
    {
        _heldSince = responseBegan;
        if (TryAwaitFull()) Feed(new SessionEvent.PollHeld(_state.Epoch, IsHeld: true));
    }

    /// <summary>Waits for consumers with full queues, one at a time, and parks (pauses) those whose time limit has expired.</summary>
    /// <returns>True if the poll has to wait for a consumer.</returns>
    private bool TryAwaitFull()
    {
        while (Table.FirstFull() is { } full)
        {
            var hold = Table.HoldFor(full, _heldSince, unread: false);
            if (hold > TimeSpan.Zero)
            {
                Await(full, hold);
                return true;
            }

            Table.GoOnWithout(full);
        }

        return false;
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
        List<ArrivingResponse> stalled = [.. _stalled.Select(static stall => stall.Response)];
        _stalled.Clear();
        foreach (var response in stalled) GoOn(response);
        if (_state.PollHeld && !TryAwaitFull()) Feed(new SessionEvent.PollHeld(_state.Epoch, IsHeld: false));
    }

    private void Await(RoutedConsumer consumer, TimeSpan hold)
    {
        ((IWire)this).WhenRoom(consumer, drained: false);
        // The wait belongs to this session only, so that it is ignored in the next session.
        if (hold != Timeout.InfiniteTimeSpan) _running.Add(PostAfterAsync(hold, new HoldElapsed(consumer), _requests.Token));
    }

    /// <summary>Releases the unread responses of a lost session, because they will not be read any further.</summary>
    private void ReleaseStalled()
    {
        foreach (var (response, _) in _stalled)
        {
            response.IsConcluded = true;
            response.Release();
        }

        _stalled.Clear();
    }
}
