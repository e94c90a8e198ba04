using System.Text.Json;
using TypedStreaming.Bayeux;
using TypedStreaming.Routing;
using TypedStreaming.Telemetry;
using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>The part of the session that reads answers. It delivers events to their channels, and gives replies to the session's state machine.</summary>
internal sealed partial class StreamingSession
{
    /// <summary>Handles a piece of an answer that has arrived.</summary>
    private void Read(Answer answer)
    {
        _clock.Note(answer.Head.ServerDate);
        _context.Metrics.Received(answer.PieceLength);
        if (_stalled.Count > 0) GoOnWithStalled();
        GoOn(answer);
    }

    /// <summary>Reads a piece of an answer, as long as the consumers' queues have room for its events.</summary>
    private void GoOn(Answer answer)
    {
        if (answer.IsConcluded || answer.Request.Epoch != _state.Epoch)
        {
            answer.Release();
            return;
        }

        var before = Table.NewEvents;
        var full = Deliver(answer);
        answer.Messages.HasNews |= Table.NewEvents > before;
        if (full is not null)
        {
            Table.Publish();
            Stall(answer, full);
            return;
        }

        var ended = answer.IsLast || answer.Messages.Defect is not null;
        answer.Release();
        if (ended) Conclude(answer);
        Table.Publish();
    }

    /// <returns>A consumer that has no room for the next event, or null if the whole piece was read.</returns>
    private RoutedConsumer? Deliver(Answer answer)
    {
        if (answer.Oversize is { } oversize) Deliver(answer, oversize);
        var messages = new BayeuxReader(answer.Unread, answer.Position, answer.IsLast);
        try
        {
            while (messages.Find())
            {
                answer.GoOnAt(messages.Position, messages.Unread.Length);
                if (!messages.Read()) break;
                if (Deliver(answer, ref messages) is { } full) return full;
            }

            answer.GoOnAt(messages.Position, messages.Unread.Length);
        }
        catch (JsonException e)
        {
            answer.Messages.Defect = e;
        }

        return null;
    }

    private void Deliver(Answer answer, OversizeMessage oversize)
    {
        answer.Messages.Events++;
        var skipped = new OversizeEvent(oversize.Channel.ToArray(), oversize.ReplayId, oversize.Length, _context.Options.MaxMessageBytes);
        Table.Deliver(skipped, answer.Request.Number);
    }

    private RoutedConsumer? Deliver(Answer answer, ref BayeuxReader messages)
    {
        var (request, read) = (answer.Request, answer.Messages);
        if (!messages.IsMeta)
        {
            if (_stalled.Count > 0 && AwaitedByOthers(answer) is { } awaited) return awaited;
            if (Table.Deliver(messages.Current, request.Number) is { } full) return full;
            read.Events++;
        }

        _context.Taps.Offer(messages.Current.Channel, messages.Current.Message);
        if (request.Kind == BayeuxRequestKind.Message) read.Keep(messages.Current.Message, messages.IsMeta);
        if (messages.IsMeta) Note(request, read, messages.ReadMeta(), messages.Current.Message);
        return null;
    }

    private static void Note(WireRequest request, ReadMessages read, MetaReply meta, ReadOnlySpan<byte> message)
    {
        if (meta.Channel == MetaChannel.Disconnect && request.Kind != BayeuxRequestKind.Disconnect) (read.Disconnected, read.Parting) = (true, meta.Advice);
        if (request.Kind == BayeuxRequestKind.Message || meta.Channel != request.ReplyChannel || (read.Reply is not null && meta.Id != request.Id)) return;
        if (request.Kind != BayeuxRequestKind.Connect) read.Answer = BayeuxMessage.ParseReply(message);
        read.Reply = read.Answer is null ? meta : meta with { Message = read.Answer };
    }

    /// <summary>Handles an answer that was read completely, or that cannot be read further.</summary>
    private void Conclude(Answer answer)
    {
        answer.IsConcluded = true;
        using var trace = answer.Request.Trace;
        if (answer.Request.Kind == BayeuxRequestKind.Connect) _context.Metrics.Polled();
        if (answer.Messages.Defect is null) NoteRead(answer);
        (_answer, _answeredAt, _readingCookies) = (answer.Messages.Answer, ServerTimeAt(answer.BeganAt), answer.Head.SetCookies);
        if (answer is { Refusal: { } refusal, Messages.Reply: { } reply }) answer.Messages.Reply = reply with { RetryAfter = refusal.RetryAfter };
        AnswerProgram(answer.Request, answer.Messages);
        if (answer.Request.Kind == BayeuxRequestKind.Connect) HoldPollIfFull(answer.BeganAt);
        Act(answer);
        (_answer, _readingCookies) = (null, []);
    }

    private void NoteRead(Answer answer)
    {
        Table.Read(answer.Request.Number, WasIdle(answer));
        if (answer.Request.Kind is BayeuxRequestKind.Handshake or BayeuxRequestKind.Connect) _readUntil = ServerTimeAt(answer.BeganAt);
    }

    private bool WasIdle(Answer answer) =>
        answer is { Request.Kind: BayeuxRequestKind.Connect, Messages: { Events: 0, Reply.Successful: true } } && !_context.Settings.EmptyPolls.IsEarly(Took(answer.Request));

    private void Act(Answer answer)
    {
        var (request, read) = (answer.Request, answer.Messages);
        if (read.HasNews) Feed(new SessionEvent.EventsReceived(request.Epoch));
        if (read.Defect is { } defect) Lose(answer, new TransportException($"its answer is not a list of Bayeux messages: {defect.Message}", defect));
        else if (read.Disconnected) Feed(new SessionEvent.ServerDisconnected(request.Epoch, read.Reply?.Advice ?? read.Parting));
        else if (request.Kind == BayeuxRequestKind.Message) Feed(new SessionEvent.MessageAnswered(request.Epoch));
        else if (read.Reply is null || !FailureClassifier.Explain(read.Reply, answer.Refusal?.HttpStatus))
            Lose(answer, answer.Refusal ?? new TransportException("its answer contains no reply"));
        else Feed(Answered(request, Traced(request, read.Reply), read.Events > 0));
    }

    private static MetaReply Traced(WireRequest request, MetaReply reply)
    {
        if (!reply.Successful) request.Trace.Fail(reply.Cause?.Raw ?? "refused");
        return reply;
    }

    private SessionEvent Answered(WireRequest request, MetaReply reply, bool carried) => request.Kind switch
    {
        BayeuxRequestKind.Handshake => new SessionEvent.HandshakeAnswered(request.Epoch, reply),
        BayeuxRequestKind.Connect => new SessionEvent.ConnectAnswered(request.Epoch, reply, Took(request), carried),
        BayeuxRequestKind.Subscribe => new SessionEvent.SubscribeAnswered(request.Epoch, request.Channel!, reply),
        BayeuxRequestKind.Unsubscribe => new SessionEvent.UnsubscribeAnswered(request.Epoch, request.Channel!, reply),
        _ => new SessionEvent.DisconnectAnswered(request.Epoch),
    };

    /// <summary>Handles an answer that has a status other than 200, or is incomplete. Bayeux messages in the answer are processed anyway.</summary>
    private void Lose(WireLoss loss)
    {
        var (answer, failure) = loss;
        if (answer.IsConcluded) return;
        if (answer.Request.Epoch == _state.Epoch && BayeuxRefusal.IsIn(failure.Body.Span))
        {
            answer.Refuse(failure);
            Read(answer);
            return;
        }

        answer.IsConcluded = true;
        if (answer.Messages.HasNews) Feed(new SessionEvent.EventsReceived(answer.Request.Epoch));
        _readingCookies = failure.SetCookies.Count > 0 ? failure.SetCookies : answer.Head.SetCookies;
        Lose(answer, failure);
        Table.Publish();
        (_answer, _readingCookies) = (null, []);
    }

    private void Lose(Answer answer, TransportException failure)
    {
        var request = answer.Request;
        request.Trace.Fail(failure.Message);
        request.Trace?.Dispose();
        if (request.Epoch == _state.Epoch) Table.Lost(request.Number);
        Feed(new SessionEvent.RequestLost(request.Epoch, request.Kind, failure, Took(request)));
    }

    private DateTimeOffset ServerTimeAt(long timestamp) => _clock.Now - _context.Time.GetElapsedTime(timestamp);

    private TimeSpan Took(WireRequest request) => _context.Time.GetElapsedTime(request.SentAt);
}
