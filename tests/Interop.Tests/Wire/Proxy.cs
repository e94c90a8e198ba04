using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using TypedStreaming.Interop.Tests.Fixtures;

namespace TypedStreaming.Interop.Tests.Wire;

/// <summary>Stands between a client and a server on loopback, keeps a log, and misbehaves when it is told to.</summary>
internal sealed class Proxy : IAsyncDisposable
{
    private readonly Observed<ProxiedExchange> _log = new();
    private readonly Upstream _upstream;
    private readonly WebApplication _app;
    private volatile CancellationTokenSource _cutting = new();
    private volatile TaskCompletionSource? _pause;
    private Func<ProxiedExchange, bool>? _throwsAway;
    private int _count;

    private Proxy(Uri server)
    {
        _upstream = new Upstream(server);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(HandleAsync);
        Url = server;
    }

    /// <summary>The address that stands for the server's.</summary>
    public Uri Url { get; private set; }

    /// <summary>The time for which a request can be unanswered before its connection is closed, like the idle limit of a load balancer.</summary>
    public TimeSpan HoldLimit { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>The status that a request over <see cref="HoldLimit"/> gets; null closes its connection.</summary>
    public int? CutStatus { get; init; }

    public IReadOnlyList<ProxiedExchange> Log => _log.Snapshot();

    /// <param name="server">The server's address, with its path.</param>
    /// <param name="holdLimit">See <see cref="HoldLimit"/>; none by default.</param>
    /// <param name="cutStatus">See <see cref="CutStatus"/>.</param>
    public static async Task<Proxy> StartAsync(Uri server, TimeSpan? holdLimit = null, int? cutStatus = null)
    {
        var proxy = new Proxy(server) { HoldLimit = holdLimit ?? Timeout.InfiniteTimeSpan, CutStatus = cutStatus };
        await proxy._app.StartAsync(TestContext.Current.CancellationToken);
        proxy.Url = new Uri(new Uri(proxy._app.Urls.Single()), server.PathAndQuery);
        return proxy;
    }

    /// <summary>Throws away the first response that fits, and closes the connection that it belongs on.</summary>
    public void ThrowAwayOne(Func<ProxiedExchange, bool> fits) => _throwsAway = fits;

    /// <summary>Closes the connection of every request that is not answered yet.</summary>
    public void CutAll() => Interlocked.Exchange(ref _cutting, new CancellationTokenSource()).Cancel();

    /// <summary>Keeps requests that come from now on until disposed.</summary>
    public IDisposable Pause()
    {
        var pause = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _pause = pause;
        return new Registration(() =>
        {
            _pause = null;
            pause.TrySetResult();
        });
    }

    public Task<ProxiedExchange> WaitForAsync(Func<ProxiedExchange, bool> wanted, int count = 1) =>
        _log.WaitForAsync(wanted, count, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        CutAll();
        _pause?.TrySetResult();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _upstream.Dispose();
        _cutting.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var exchange = await BeginAsync(context.Request);
        using var limit = new CancellationTokenSource(HoldLimit, TimeProvider.System);
        using var given = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _cutting.Token, context.RequestAborted);
        try
        {
            await AnswerAsync(context, exchange, given.Token);
        }
        catch (OperationCanceledException)
        {
            Break(context, exchange, context.RequestAborted.IsCancellationRequested ? ExchangeEnd.Abandoned : ExchangeEnd.Cut);
        }
        catch (HttpRequestException)
        {
            Break(context, exchange, ExchangeEnd.Failed);
        }
    }

    private async Task<ProxiedExchange> BeginAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var exchange = new ProxiedExchange(Interlocked.Increment(ref _count), await reader.ReadToEndAsync(CancellationToken.None));
        _log.Add(exchange);
        return exchange;
    }

    private async Task AnswerAsync(HttpContext context, ProxiedExchange exchange, CancellationToken given)
    {
        if (_pause is { } pause) await pause.Task.WaitAsync(given);
        using var answer = await _upstream.SendAsync(context.Request, exchange.RequestBody, given);
        var body = await answer.Content.ReadAsByteArrayAsync(given);
        exchange.ResponseBody = Encoding.UTF8.GetString(body);
        if (IsThrownAway(exchange))
        {
            Break(context, exchange, ExchangeEnd.ThrownAway);
            return;
        }

        End(exchange, ExchangeEnd.Passed);
        await Upstream.CopyAsync(answer, body, context.Response);
    }

    private bool IsThrownAway(ProxiedExchange exchange)
    {
        if (_throwsAway is not { } fits || !fits(exchange)) return false;
        return Interlocked.CompareExchange(ref _throwsAway, null, fits) == fits;
    }

    private void Break(HttpContext context, ProxiedExchange exchange, ExchangeEnd end)
    {
        End(exchange, end);
        if (end == ExchangeEnd.Cut && CutStatus is { } status) context.Response.StatusCode = status;
        else context.Abort();
    }

    private void End(ProxiedExchange exchange, ExchangeEnd end)
    {
        exchange.End = end;
        _log.Recheck();
    }
}
