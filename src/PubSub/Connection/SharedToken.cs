using TypedStreaming.Authentication;
using TypedStreaming.Session;
using TypedStreaming.Transport;

namespace TypedStreaming.PubSub.Connection;

/// <summary>
/// The access token that all streams of a client share. If the server refuses the token for several streams at the same time, the client logs in only
/// once.
/// </summary>
internal sealed class SharedToken(RunContext context, CancellationToken runEnds)
{
    private readonly Lock _gate = new();
    private AccessToken? _current;
    private Task<AccessToken>? _login;

    /// <summary>The current token.</summary>
    /// <exception cref="InvalidOperationException">There was no login yet.</exception>
    public AccessToken Current
    {
        get
        {
            lock (_gate) return _current ?? throw new InvalidOperationException("The client has not logged in.");
        }
    }

    /// <summary>Returns the current token. Logs in first if there is no token, or if the server has refused the current one.</summary>
    /// <param name="rejected">The token that the server has refused, or null.</param>
    /// <param name="cancellationToken">Ends this wait only; the login continues for other callers.</param>
    /// <exception cref="StreamingException">The login failed.</exception>
    public Task<AccessToken> GetAsync(AccessToken? rejected, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_current is { } current && current != rejected) return Task.FromResult(current);
            if (_login is null or { IsCompleted: true }) Abandoning.Observe(_login = LogInAsync(_current));
            return _login.WaitAsync(cancellationToken);
        }
    }

    private async Task<AccessToken> LogInAsync(AccessToken? rejected)
    {
        await Task.Yield(); // The caller holds the lock.
        await context.Logins.WaitAsync(runEnds).ConfigureAwait(false);
        var token = await ClientLogin.GetAsync(context.Shared, context.Http.Login, context.Metrics, rejected, runEnds).ConfigureAwait(false);
        lock (_gate) _current = token;
        return token;
    }
}
