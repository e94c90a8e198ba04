using System.Text.Json;
using TypedStreaming.Authentication;
using TypedStreaming.Bayeux;
using TypedStreaming.Routing;
using TypedStreaming.Telemetry;
using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>
/// The part of the session that reads responses. It delivers events to their channels, and passes replies to the session's state machine.
/// </summary>
internal sealed partial class StreamingSession
{
    /// <summary>Handles the arrival of a part of a response.</summary>
    private void Read(ArrivingResponse response)
    {
        _clock.Note(response.Head.ServerDate, response.BeganAt);
        _context.Metrics.Received(response.PartLength);
        if (_stalled.Count > 0) GoOnWithStalled();
        GoOn(response);
    }

    /// <summary>Reads a part of a response, as long as the consumers' queues have free space for the events.</summary>
    private void GoOn(ArrivingResponse response)
    {
        if (response.IsConcluded || response.Request.Epoch != _state.Epoch)
        {
            response.Release();
            return;
        }

        var before = Table.NewEvents;
        var full = Deliver(response);
        response.Messages.HasNews |= Table.NewEvents > before;
        if (full is not null)
        {
            Table.Publish();
            Stall(response, full);
            return;
        }

        var ended = response.IsLast || response.Messages.Defect is not null;
        response.Release();
        if (ended) Conclude(response);
        Table.Publish();
    }

    /// <returns>A consumer that has no room for the next event, or null if the whole part was read.</returns>
    private RoutedConsumer? Deliver(ArrivingResponse response)
    {
        try
        {
            if (response.Oversize is { } oversize) Deliver(response, oversize);
            var messages = new BayeuxReader(response.Unread, response.Position, response.IsLast);
            while (messages.Find())
            {
                response.GoOnAt(messages.Position, messages.Unread.Length);
                if (!messages.Read()) break;
                if (Deliver(response, ref messages) is { } full) return full;
            }

            response.GoOnAt(messages.Position, messages.Unread.Length);
        }
        catch (JsonException e)
        {
            response.Messages.Defect = e;
        }

        return null;
    }

    /// <exception cref="JsonException">A message is not allowed at this position of the response.</exception>
    private void Deliver(ArrivingResponse response, OversizeMessage oversize)
    {
        response.GoOnAt(response.Position.Past(oversize.Length), unread: 0);
        response.Messages.Events++;
        var skipped = new OversizeEvent(oversize.Channel.ToArray(), oversize.ReplayId, oversize.Length, _context.Options.MaxMessageBytes);
        Table.Deliver(skipped, response.Request.Number);
    }

    private RoutedConsumer? Deliver(ArrivingResponse response, ref BayeuxReader messages)
    {
        var (request, read) = (response.Request, response.Messages);
        if (!messages.IsMeta)
        {
            if (_stalled.Count > 0 && AwaitedByOthers(response) is { } awaited) return awaited;
            if (Table.Deliver(messages.Current, request.Number) is { } full) return full;
            read.Events++;
        }

        Taps.Offer(messages.Current.Channel, messages.Current.Message);
        if (request.Kind == BayeuxRequestKind.Message) read.Keep(messages.Current.Message, messages.IsMeta);
        if (messages.IsMeta) Note(request, read, WithoutToken(messages.ReadMeta()), messages.Current.Message);
        return null;
    }

    /// <summary>Removes the access token from the error messages in a reply, because these messages appear in exceptions and logs.</summary>
    private MetaReply WithoutToken(MetaReply reply) =>
        reply.Cause is null ? reply : reply with { Error = WithoutToken(reply.Error), FailureReason = WithoutToken(reply.FailureReason) };

    private BayeuxError? WithoutToken(BayeuxError? error) => error is null ? null : BayeuxError.Parse(SecretMask.Apply(error.Raw, _token?.Reveal()));

    private static void Note(WireRequest request, ReadMessages read, MetaReply meta, ReadOnlySpan<byte> message)
    {
        if (meta.Channel == MetaChannel.Disconnect && request.Kind != BayeuxRequestKind.Disconnect) (read.Disconnected, read.Parting) = (true, meta.Advice);
        if (request.Kind == BayeuxRequestKind.Message || meta.Channel != request.ReplyChannel || (read.Reply is not null && meta.Id != request.Id)) return;
        if (request.Kind != BayeuxRequestKind.Connect) read.FullReply = BayeuxMessage.ParseReply(message);
        read.Reply = read.FullReply is null ? meta : meta with { Message = read.FullReply };
    }

    /// <summary>Handles a response that has been read completely, or that cannot be read further.</summary>
    private void Conclude(ArrivingResponse response)
    {
        response.IsConcluded = true;
        using var trace = response.Request.Trace;
        if (response.Request.Kind == BayeuxRequestKind.Connect) _context.Metrics.Polled();
        if (response.Messages.Defect is null) NoteRead(response);
        (_reply, _repliedAt, _readingCookies) = (response.Messages.FullReply, ServerTimeAt(response.BeganAt), response.Head.SetCookies);
        if (response is { Refusal: { } refusal, Messages.Reply: { } reply }) response.Messages.Reply = reply with { RetryAfter = refusal.RetryAfter };
        CompleteProgramRequest(response.Request, response.Messages);
        if (response.Request.Kind == BayeuxRequestKind.Connect) HoldPollIfFull(response.BeganAt);
        Act(response);
        (_reply, _readingCookies) = (null, []);
    }

    private void NoteRead(ArrivingResponse response)
    {
        Table.Read(response.Request.Number, WasIdle(response));
        if (response.Request.Kind is BayeuxRequestKind.Handshake or BayeuxRequestKind.Connect) _readUntil = ServerTimeAt(response.BeganAt);
    }

    private bool WasIdle(ArrivingResponse response) =>
        response is { Request.Kind: BayeuxRequestKind.Connect, Messages: { Events: 0, Reply.Successful: true } } && !_context.Settings.EmptyPolls.IsEarly(Took(response.Request));

    private void Act(ArrivingResponse response)
    {
        var (request, read) = (response.Request, response.Messages);
        if (read.HasNews) Feed(new SessionEvent.EventsReceived(request.Epoch));
        if (read.Defect is { } defect) Lose(response, Unreadable(SecretMask.Apply(defect, _token?.Reveal())));
        else if (read.Disconnected) Feed(new SessionEvent.ServerDisconnected(request.Epoch, read.Reply?.Advice ?? read.Parting));
        else if (request.Kind == BayeuxRequestKind.Message) Feed(new SessionEvent.MessageAnswered(request.Epoch));
        else if (read.Reply is null || !BayeuxErrorClassifier.Explain(read.Reply, response.Refusal?.HttpStatus))
            Lose(response, response.Refusal ?? new TransportException("the response contains no reply"));
        else
        {
            EndTrace(request, read.Reply);
            Feed(Answered(request, read.Reply, read.Events > 0));
        }
    }

    private static TransportException Unreadable(Exception defect) => new($"the response is not a list of Bayeux messages: {defect.Message}", defect);

    /// <summary>Ends the activity of a request before the application learns of the reply, so that the application finds it ended.</summary>
    private static void EndTrace(WireRequest request, MetaReply reply)
    {
        if (!reply.Successful) request.Trace.Fail(reply.Cause?.Raw ?? "refused");
        request.Trace?.Dispose();
    }

    private SessionEvent Answered(WireRequest request, MetaReply reply, bool carried) => request.Kind switch
    {
        BayeuxRequestKind.Handshake => new SessionEvent.HandshakeAnswered(request.Epoch, reply),
        BayeuxRequestKind.Connect => new SessionEvent.ConnectAnswered(request.Epoch, reply, Took(request), carried),
        BayeuxRequestKind.Subscribe => new SessionEvent.SubscribeAnswered(request.Epoch, request.Channel!, reply),
        BayeuxRequestKind.Unsubscribe => new SessionEvent.UnsubscribeAnswered(request.Epoch, request.Channel!, reply),
        _ => new SessionEvent.DisconnectAnswered(request.Epoch),
    };

    /// <summary>
    /// Handles a response that has a status other than 200, or is incomplete. Bayeux messages in such a response are processed too.
    /// </summary>
    private void Lose(WireLoss loss)
    {
        var (response, failure) = loss;
        if (response.IsConcluded) return;
        if (response.Request.Epoch == _state.Epoch && BayeuxRefusal.IsIn(failure.Body.Span))
        {
            response.Refuse(failure);
            Read(response);
            return;
        }

        response.IsConcluded = true;
        if (response.Messages.HasNews) Feed(new SessionEvent.EventsReceived(response.Request.Epoch));
        _readingCookies = failure.SetCookies.Count > 0 ? failure.SetCookies : response.Head.SetCookies;
        Lose(response, failure);
        Table.Publish();
        (_reply, _readingCookies) = (null, []);
    }

    private void Lose(ArrivingResponse response, TransportException failure)
    {
        var request = response.Request;
        request.Trace.Fail(failure.Message);
        request.Trace?.Dispose();
        if (request.Epoch == _state.Epoch) Table.Lost(request.Number);
        Feed(new SessionEvent.RequestLost(request.Epoch, request.Kind, failure, Took(request)));
    }

    private DateTimeOffset ServerTimeAt(long timestamp) => _clock.Now - _context.Time.GetElapsedTime(timestamp);

    private TimeSpan Took(WireRequest request) => _context.Time.GetElapsedTime(request.SentAt);
}
