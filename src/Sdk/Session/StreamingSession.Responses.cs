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
        if (response.Request.Epoch == _state.Epoch) Read(response.Request, body.Bytes, body.SetCookies);
    }

    /// <summary>An answer with another status than 200, or none. What is Bayeux in it is read all the same.</summary>
    private void Read(WireLoss loss)
    {
        var (request, failure) = loss;
        using var trace = request.Trace;
        if (request.Epoch == _state.Epoch && BayeuxRefusal.IsIn(failure.Body.Span)) Read(request, failure.Body.Span, failure.SetCookies, failure);
        else Lose(request, failure);
    }

    /// <param name="request">What is answered.</param>
    /// <param name="body">The answer.</param>
    /// <param name="setCookies">The cookies that it sets.</param>
    /// <param name="refused">What its status says, if it is another one than 200.</param>
    private void Read(WireRequest request, ReadOnlySpan<byte> body, IReadOnlyList<string> setCookies, TransportException? refused = null)
    {
        var read = Deliver(request, body);
        if (read.Defect is null) Table.SettleReceived(request.Kind == RequestKind.Connect ? Awaited.Connect : Awaited.SideRequest);
        read.Reply = read.Reply is { } reply ? reply with { RetryAfter = refused?.RetryAfter } : null;
        (_answer, _readingCookies) = (read.Answer, setCookies);
        AnswerProgram(request, read);
        Conclude(request, read, refused);
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
        _context.Taps.Offer(messages.Current.Channel, messages.Current.Message);
        if (request.Kind == RequestKind.Message && BayeuxMessage.TryParse(messages.Current.Message) is { } shown) read.All.Add(shown);
        if (!messages.IsMeta)
        {
            read.Events++;
            Table.Deliver(messages.Current, AwaitedBeside(request), request.Kind == RequestKind.Subscribe ? request.Channel : null);
            return;
        }

        var meta = messages.ReadMeta();
        if (meta.Channel == MetaChannel.Disconnect && request.Kind != RequestKind.Disconnect) (read.Disconnected, read.Parting) = (true, meta.Advice);
        if (request.Kind == RequestKind.Message || meta.Channel != request.ReplyChannel || (read.Reply is not null && meta.Id != request.Id)) return;
        if (request.Kind != RequestKind.Connect) read.Answer = BayeuxMessage.ParseReply(messages.Current.Message);
        read.Reply = meta with { Message = read.Answer };
    }

    /// <summary>The other answer that is still to be read, which an event may have overtaken.</summary>
    private Awaited AwaitedBeside(WireRequest request) =>
        request.Kind == RequestKind.Connect
            ? _state.SideRequestOutstanding ? Awaited.SideRequest : Awaited.Nothing
            : _state.ConnectOutstanding ? Awaited.Connect : Awaited.Nothing;

    private void Conclude(WireRequest request, ReadMessages read, TransportException? refused)
    {
        if (read.Events > 0) Feed(new SessionEvent.EventsReceived(request.Epoch));
        if (read.Defect is { } defect) Lose(request, new TransportException($"its answer is no list of Bayeux messages: {defect.Message}", defect));
        else if (read.Disconnected) Feed(new SessionEvent.ServerDisconnected(request.Epoch, read.Reply?.Advice ?? read.Parting));
        else if (request.Kind == RequestKind.Message) Feed(new SessionEvent.MessageAnswered(request.Epoch));
        else if (read.Reply is null || !FailureCauses.Explain(read.Reply, refused?.HttpStatus))
            Lose(request, refused ?? new TransportException("its answer holds no reply"));
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
        if (failure.SetCookies.Count > 0) _readingCookies = failure.SetCookies;
        Feed(new SessionEvent.RequestLost(request.Epoch, request.Kind, failure, Took(request)));
        _readingCookies = [];
    }

    private TimeSpan Took(WireRequest request) => _context.Time.GetElapsedTime(request.SentAt);
}
