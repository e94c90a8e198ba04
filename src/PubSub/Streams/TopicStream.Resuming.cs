using Google.Protobuf;
using TypedStreaming.PubSub.Protocol;
using TypedStreaming.Replay.Starting;

namespace TypedStreaming.PubSub.Streams;

/// <summary>The part of the stream that determines where a call starts, and reports a gap if events may be missing there.</summary>
internal sealed partial class TopicStream
{
    /// <summary>
    /// True if the consumer requested only new events, and the connection was lost before the first event. In that case, there is no replay id after
    /// which the stream could resume.
    /// </summary>
    private bool WasInterruptedBeforeFirstEvent => _streamed.Stream.Received is null && _consumer is { ConfirmedAt: not null, Start.From.Settled: null };

    /// <summary>
    /// True if only one replay id was received, on a channel where several events can have the same id. In that case, the stream cannot resume after
    /// this id, because more events with this id may follow.
    /// </summary>
    private bool IsFirstIdOpen =>
        _streamed.Stream is { Received: not null, Complete: null } && _consumer.Start.From.OpaqueId is null && SharedIds.MayComeOn(_consumer.Channel.Topic);

    /// <summary>Returns the first request of a call: the topic, and the position after which the stream resumes.</summary>
    private FetchRequest FirstRequest()
    {
        var request = new FetchRequest { TopicName = _consumer.Channel.Topic };
        if (WasInterruptedBeforeFirstEvent)
        {
            RepeatStart(request);
        }
        else if (IsFirstIdOpen)
        {
            request.ReplayPreset = ReplayPreset.Earliest;
            if (_consumer is { Start.From.Settled: null, ConfirmedAt: { } since }) _consumer.SkipBefore(since);
        }
        else if (ResumeAfter() is { } id)
        {
            (request.ReplayPreset, request.ReplayId) = (ReplayPreset.Custom, ByteString.CopyFrom(id.Bytes));
        }
        else
        {
            request.ReplayPreset = _consumer.Start.From.Settled is null ? ReplayPreset.Latest : ReplayPreset.Earliest;
        }

        return request;
    }

    /// <summary>
    /// Restarts the stream with new events only, and reports a gap, because the events since the first start are missing. If the application has
    /// requested a start without a gap, all events are replayed instead, and events before the first start are skipped.
    /// </summary>
    private void RepeatStart(FetchRequest request)
    {
        var since = _consumer.ConfirmedAt!.Value;
        if (_consumer.Start.From == ReplayFrom.LatestWithoutGap)
        {
            request.ReplayPreset = ReplayPreset.Earliest;
            _consumer.SkipBefore(since);
            return;
        }

        request.ReplayPreset = ReplayPreset.Latest;
        _consumer.ReportGap(new Gap { Cause = GapCause.InterruptedBeforeFirstEvent, Channel = Channel, From = since, To = _run.ServerNow });
        _consumer.Publish();
    }

    /// <summary>
    /// Returns the replay id after which the stream resumes: the last received id, even if the application has not handled its event. On a channel
    /// where several events can have the same id, this is the id before the last one, because more events with the last id may follow.
    /// </summary>
    private OpaqueReplayId? ResumeAfter()
    {
        var stream = _streamed.Stream;
        return (SharedIds.MayComeOn(_consumer.Channel.Topic) ? stream.Complete : stream.Received) ?? _consumer.Start.From.OpaqueId;
    }
}
