using TypedStreaming.World.Org;

namespace TypedStreaming.World.Network;

/// <summary>The network of one process: requests wait in it until the plan says what becomes of them.</summary>
internal sealed class ScriptedNetwork(ModelOrg org, INetworkWatcher watcher) : HttpMessageHandler
{
    private readonly List<Exchange> _open = [];
    private int _exchanges;

    /// <summary>True if no connection can be made.</summary>
    public bool IsDown { get; set; }

    /// <summary>The requests that are under way.</summary>
    public IReadOnlyList<Exchange> Open
    {
        get
        {
            _open.RemoveAll(static exchange => !exchange.IsOpen);
            return _open;
        }
    }

    /// <summary>The oldest request of a way that something can still be done about.</summary>
    public Exchange? Find(Way way)
    {
        foreach (var exchange in Open)
        {
            if (exchange.Way == way && exchange.State != ExchangeState.Silent) return exchange;
        }

        return null;
    }

    /// <summary>The org sees a request, if it has not yet, and answers it unless it holds it.</summary>
    /// <returns>True if anything moved.</returns>
    public bool Serve(Exchange exchange, ServeManner manner, Fault fault)
    {
        if (exchange.State is not (ExchangeState.Sent or ExchangeState.Held)) return false;
        var session = org.SessionOf(exchange.Request);
        if (exchange.State == ExchangeState.Held && !fault.IsNone) org.Release(exchange.Request);
        if (fault.Kind is FaultKind.LostRequest or FaultKind.SilentRequest or FaultKind.Unavailable) return LoseRequest(exchange, fault.Kind);
        if (fault.Kind is FaultKind.UnknownClient or FaultKind.UnknownClientForGood) session?.End();
        if (fault.Kind == FaultKind.Unauthorized) org.RevokeToken();
        var before = exchange.State;
        var answer = org.Serve(exchange.Request, exchange.Sender, manner with { SaysNever = fault.Kind == FaultKind.UnknownClientForGood });
        watcher.Served(exchange, session, answer);
        if (answer is null) exchange.Hold(org.Now);
        else exchange.TakeAnswer(answer);
        LoseAnswer(exchange, fault.Kind);
        return exchange.State != before;
    }

    /// <summary>The client gets some of a response.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="permille">How much of the body it has afterwards.</param>
    /// <param name="fault">True if the response breaks off there.</param>
    /// <returns>True if anything moved.</returns>
    public bool Hand(Exchange exchange, int permille, Fault fault)
    {
        if (exchange.State is not (ExchangeState.Answered or ExchangeState.Streaming)) return false;
        var cuts = fault.Kind is FaultKind.Cut or FaultKind.CutSilently;
        var body = exchange.Begin();
        var before = body.Given;
        var end = (int)((long)body.Size * Math.Min(cuts ? fault.Permille : permille, 1000) / 1000);
        // A cut leaves out a byte at least.
        body.Give(cuts ? Math.Min(end, body.Size - 1) : end);
        if (cuts) exchange.Finish(broken: fault.Kind == FaultKind.Cut);
        else if (body.Given == body.Size) exchange.Finish(broken: false);
        watcher.Handed(exchange, before);
        return true;
    }

    /// <summary>Holds end.</summary>
    public void EndHolds(TimeSpan hold)
    {
        foreach (var exchange in Open)
        {
            if (exchange.State != ExchangeState.Held || org.Now - exchange.HeldSince < hold) continue;
            if (org.SessionOf(exchange.Request) is not { } session) continue;
            exchange.TakeAnswer(org.EndHold(exchange.Request, session));
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        var sender = new Sender(request.RequestUri!.Host, request.Headers.Authorization?.Parameter, CookieOf(request));
        var exchange = new Exchange(++_exchanges, BayeuxRequest.Parse(body), sender);
        _open.Add(exchange);
        watcher.Sent(exchange, Open);
        if (IsDown) exchange.Break();
        using var abandoned = cancellationToken.UnsafeRegister(Abandon, (this, exchange, cancellationToken));
        return await exchange.Response;
    }

    private static void Abandon(object? state)
    {
        var (network, exchange, token) = ((ScriptedNetwork, Exchange, CancellationToken))state!;
        network.Abandon(exchange, token);
    }

    private void Abandon(Exchange exchange, CancellationToken token)
    {
        if (exchange.IsOpen && exchange.State == ExchangeState.Held) org.Release(exchange.Request);
        exchange.Abandon(token);
    }

    private static bool LoseRequest(Exchange exchange, FaultKind fault)
    {
        if (fault == FaultKind.LostRequest) exchange.Break();
        else if (fault == FaultKind.SilentRequest) exchange.FallSilent();
        else exchange.Refuse(503);
        return true;
    }

    private static void LoseAnswer(Exchange exchange, FaultKind fault)
    {
        if (fault == FaultKind.LostAnswer) exchange.Break();
        else if (fault == FaultKind.SilentAnswer) exchange.FallSilent();
        else if (fault == FaultKind.GatewayTimeout) exchange.Refuse(504);
    }

    private static string? CookieOf(HttpRequestMessage request) =>
        request.Headers.TryGetValues("Cookie", out var cookies) ? string.Join("; ", cookies) : null;
}
