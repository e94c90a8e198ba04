using System.Text.Json;
using TypedStreaming.Bayeux;
using TypedStreaming.Subscriptions;
using TypedStreaming.Telemetry;
using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>Reads answers: events go to their channels, replies to the machine.</summary>
internal sealed partial class StreamingSession
{
    /// <summary>The reply that is being acted upon, for those who asked for it.</summary>
    private BayeuxMessage? _answer;

    /// <summary>The cookies of the answer that is being acted upon.</summary>
    private IReadOnlyList<string> _readingCookies = [];

    private void Read(WireResponse response)
    {
        using var body = response.Body;
        using var trace = response.Request.Trace;
        _clock.Note(body.ServerDate);
        _context.Metrics.Received(body.Bytes.Length);
        if (response.Request.Kind == RequestKind.Connect) _context.Metrics.Polled();
        if (response.Request.Epoch != _state.Epoch) return;
        var read = Deliver(response.Request, body.Bytes);
        if (read.Defect is null) Table.SettleReceived(response.Request.Kind == RequestKind.Connect ? Awaited.Connect : Awaited.SideRequest);
        (_answer, _readingCookies) = (read.Answer, body.SetCookies);
        AnswerProgram(response.Request, read);
        Conclude(response.Request, read);
        (_answer, _readingCookies) = (null, []);
    }

    private ReadMessages Deliver(WireRequest request, ReadOnlySpan<byte> body)
    {
        var read = new ReadMessages();
        var messages = new BayeuxReader(body);
        try
        {
            while (messages.Read()) Deliver(request, ref messages, read);
        }
        catch (JsonException e)
        {
            read.Defect = e;
        }

        return read;
    }

    private void Deliver(WireRequest request, ref BayeuxReader messages, ReadMessages read)
    {
        if (request.Kind == RequestKind.Message) read.All.Add(BayeuxMessage.Parse(messages.Current.Message));
        if (!messages.IsMeta)
        {
            read.Events++;
            Table.Deliver(messages.Current, AwaitedBeside(request), request.Kind == RequestKind.Subscribe ? request.Channel : null);
            return;
        }

        var meta = messages.ReadMeta();
        read.Disconnected |= meta.Channel == MetaChannel.Disconnect && request.Kind != RequestKind.Disconnect;
        if (request.Kind == RequestKind.Message || meta.Channel != request.ReplyChannel || (read.Reply is not null && meta.Id != request.Id)) return;
        if (request.Kind != RequestKind.Connect) read.Answer = BayeuxMessage.Parse(messages.Current.Message);
        read.Reply = meta with { Message = read.Answer };
    }

    /// <summary>The other answer that is still to be read, which an event may have overtaken.</summary>
    private Awaited AwaitedBeside(WireRequest request) =>
        request.Kind == RequestKind.Connect
            ? _state.SideRequestOutstanding ? Awaited.SideRequest : Awaited.Nothing
            : _state.ConnectOutstanding ? Awaited.Connect : Awaited.Nothing;

    private void Conclude(WireRequest request, ReadMessages read)
    {
        if (read.Events > 0) Feed(new SessionEvent.EventsReceived(request.Epoch));
        if (read.Defect is { } defect) Lose(request, new TransportException($"its answer is no list of Bayeux messages: {defect.Message}", defect));
        else if (read.Disconnected) Feed(new SessionEvent.ServerDisconnected(request.Epoch));
        else if (request.Kind == RequestKind.Message) Feed(new SessionEvent.MessageAnswered(request.Epoch));
        else if (read.Reply is null) Lose(request, new TransportException("its answer holds no reply"));
        else Feed(Answered(request, Traced(request, read.Reply), read.Events > 0));
    }

    private static MetaReply Traced(WireRequest request, MetaReply reply)
    {
        if (!reply.Successful) request.Trace.Fail(reply.Cause?.Raw ?? "refused");
        return reply;
    }

    private SessionEvent Answered(WireRequest request, MetaReply reply, bool carried) => request.Kind switch
    {
        RequestKind.Handshake => new SessionEvent.HandshakeAnswered(request.Epoch, reply),
        RequestKind.Connect => new SessionEvent.ConnectAnswered(request.Epoch, reply, Took(request), carried),
        RequestKind.Subscribe => new SessionEvent.SubscribeAnswered(request.Epoch, request.Channel!, reply),
        RequestKind.Unsubscribe => new SessionEvent.UnsubscribeAnswered(request.Epoch, request.Channel!, reply),
        _ => new SessionEvent.DisconnectAnswered(request.Epoch),
    };

    private void Lose(WireRequest request, TransportException failure)
    {
        request.Trace.Fail(failure.Message);
        request.Trace?.Dispose();
        if (_readingCookies.Count == 0) _readingCookies = failure.SetCookies;
        Feed(RefusalIn(request, failure) is { } refusal
            ? Answered(request, refusal, carried: false)
            : new SessionEvent.RequestLost(request.Epoch, request.Kind, failure, Took(request)));
        (_answer, _readingCookies) = (null, []);
    }

    /// <summary>A status other than 200 may come with the Bayeux reply that says what it means.</summary>
    private MetaReply? RefusalIn(WireRequest request, TransportException failure)
    {
        if (failure.Body.IsEmpty || request.Kind == RequestKind.Message || request.Epoch != _state.Epoch) return null;
        try
        {
            var messages = new BayeuxReader(failure.Body.Span);
            while (messages.Read())
            {
                if (!messages.IsMeta || messages.ReadMeta() is not { Successful: false } reply || reply.Channel != request.ReplyChannel) continue;
                if (!FailureCauses.AreKnown(reply)) return null;
                _answer = BayeuxMessage.Parse(messages.Current.Message);
                return reply with { Message = _answer, RetryAfter = failure.RetryAfter };
            }
        }
        catch (JsonException)
        {
            return null; // A page for people, as proxies answer.
        }

        return null;
    }

    private TimeSpan Took(WireRequest request) => _context.Time.GetElapsedTime(request.SentAt);
}
