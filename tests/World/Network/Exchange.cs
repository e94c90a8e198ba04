using System.Net;
using TypedStreaming.World.Org;

namespace TypedStreaming.World.Network;

/// <summary>One request and its response.</summary>
internal sealed class Exchange(int number, BayeuxRequest request, Sender sender)
{
    private readonly TaskCompletionSource<HttpResponseMessage> _response = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Number { get; } = number;

    public BayeuxRequest Request { get; } = request;

    public Sender Sender { get; } = sender;

    public Way Way => Request.IsConnect ? Way.Connect : Way.Side;

    public ExchangeState State { get; private set; } = ExchangeState.Sent;

    /// <summary>The time since which the connect is held.</summary>
    public DateTimeOffset HeldSince { get; private set; }

    public Answer? Answer { get; private set; }

    /// <summary>The body that is under way.</summary>
    public ScriptedBody? Body { get; private set; }

    public bool IsOpen => State is not (ExchangeState.Done or ExchangeState.Abandoned) && Body is not { IsClosed: true };

    public Task<HttpResponseMessage> Response => _response.Task;

    public void Hold(DateTimeOffset now)
    {
        if (State != ExchangeState.Held) (State, HeldSince) = (ExchangeState.Held, now);
    }

    /// <summary>The org has answered; the response is on its way.</summary>
    public void TakeAnswer(Answer answer) => (State, Answer) = (ExchangeState.Answered, answer);

    /// <summary>The answer reaches the client, its headers to begin with.</summary>
    public ScriptedBody Begin()
    {
        if (Body is not null) return Body;
        State = ExchangeState.Streaming;
        Body = new ScriptedBody(Answer!.Body);
        var response = new HttpResponseMessage((HttpStatusCode)Answer.Status) { Content = new StreamContent(Body) };
        response.Headers.Date = Answer.Date;
        if (Answer.SetsCookie is { } cookie) response.Headers.Add("Set-Cookie", cookie + "; path=/");
        _response.TrySetResult(response);
        return Body;
    }

    /// <summary>All of the response has come, or as much as ever will.</summary>
    /// <param name="broken">True if the client sees an exception.</param>
    public void Finish(bool broken)
    {
        State = ExchangeState.Done;
        Body!.End(broken);
    }

    /// <summary>The connection breaks before any response.</summary>
    public void Break()
    {
        State = ExchangeState.Done;
        _response.TrySetException(new HttpRequestException("The connection was reset."));
    }

    /// <summary>A proxy answers.</summary>
    public void Refuse(int status)
    {
        State = ExchangeState.Done;
        _response.TrySetResult(new HttpResponseMessage((HttpStatusCode)status));
    }

    /// <summary>Nothing will ever come.</summary>
    public void FallSilent() => State = ExchangeState.Silent;

    /// <summary>The client has given the request up.</summary>
    public void Abandon(CancellationToken cancellationToken)
    {
        if (IsOpen) State = ExchangeState.Abandoned;
        _response.TrySetCanceled(cancellationToken);
    }
}
