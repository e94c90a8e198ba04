using TypedStreaming.Authentication;
using TypedStreaming.Transport;

namespace TypedStreaming;

/// <summary>
/// A flow that logs in at a Salesforce token endpoint. Derive from this class to write your own flow: implement <see cref="Name"/> and
/// <see cref="Form"/>. The class is not a record, so its members are never printed by accident. A flow serves one client at a time: dispose the
/// first client before you create a second client with the same flow.
/// </summary>
public abstract class OAuthFlow : IAccessTokenSource
{
    private static readonly Uri Production = new("https://login.salesforce.com/");
    private static readonly Uri Sandboxes = new("https://test.salesforce.com/");

    private int _isTaken;

    /// <summary>Initializes a new instance of the <see cref="OAuthFlow"/> class.</summary>
    protected OAuthFlow()
    {
    }

    /// <summary>
    /// The login host: your org's My Domain, for example. A path after the host is ignored. If it is null (the default), the host is
    /// <c>https://login.salesforce.com/</c>, or <c>https://test.salesforce.com/</c> if <see cref="Sandbox"/> is set.
    /// </summary>
    public Uri? LoginUrl { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether the org is a sandbox; false by default. This value has no effect on the address if
    /// <see cref="LoginUrl"/> is set.
    /// </summary>
    public bool Sandbox { get; set; }

    /// <summary>The address of the token endpoint, to which the login request is posted.</summary>
    public Uri TokenUrl => new(LoginUrl ?? (Sandbox ? Sandboxes : Production), "/services/oauth2/token");

    /// <summary>The name of the flow in error messages.</summary>
    protected abstract string Name { get; }

    /// <summary>Returns the fields that are posted to <see cref="TokenUrl"/>. The method is called for each login.</summary>
    /// <param name="request">The login request, with the client's clock.</param>
    /// <returns>Names and values, not yet encoded. Messages never contain them.</returns>
    protected abstract IEnumerable<KeyValuePair<string, string>> Form(AccessTokenRequest request);

    /// <summary>
    /// Returns a message for each invalid option of the login flow, except <see cref="LoginUrl"/>. The default implementation returns no messages.
    /// The method is called when a client is created and before each login, even if <see cref="LoginUrl"/> is not valid.
    /// </summary>
    /// <returns>A part of a sentence for each defect: the name of the option and what to do, without a secret and without a full
    /// stop.</returns>
    protected virtual IEnumerable<string> OptionDefects() => [];

    /// <summary>Returns advice for the operator about a refused login. The default implementation covers the most common errors.</summary>
    /// <param name="code">The server's error code, such as <c>invalid_grant</c>.</param>
    /// <param name="description">The server's description, or null if the server gave none.</param>
    /// <returns>Complete sentences without a secret, or null if there is no advice.</returns>
    protected virtual string? Hint(string code, string? description) => code switch
    {
        "invalid_grant" => "Check the credentials, and check that the org allows this flow.",
        "invalid_client_id" or "invalid_client" => "Check the client id and the client secret of the connected app.",
        _ => null,
    };

    /// <summary>Prepares a login. The method is called before each request to the token endpoint.</summary>
    private protected virtual ValueTask BeforeLoginAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>Stores the new refresh token from a login response. The method is called before the rest of the response is read.</summary>
    private protected virtual ValueTask KeepAsync(string refreshToken, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask<AccessToken> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var defects = string.Join("; ", AllDefects());
        if (defects.Length > 0) throw new StreamingException(StreamingError.Configuration, $"{Name}: {defects}.");
        await BeforeLoginAsync(cancellationToken).ConfigureAwait(false);
        var fields = Form(request).ToList();
        var secrets = new PostedSecrets(fields);
        var response = await PostAsync(request, fields, secrets, cancellationToken).ConfigureAwait(false);
        if (LoginResponseReader.RefreshToken(response) is { } refreshToken)
            await KeepAsync(refreshToken, cancellationToken).ConfigureAwait(false);
        return LoginResponseReader.Read(Name, TokenUrl, response, secrets, Hint);
    }

    /// <summary>Reserves the login flow for one client. Returns false if another client uses the flow.</summary>
    internal bool TryTake() => Interlocked.Exchange(ref _isTaken, 1) == 0;

    internal void GiveBack() => Volatile.Write(ref _isTaken, 0);

    IEnumerable<string> IAccessTokenSource.OptionDefects() => AllDefects();

    private IEnumerable<string> AllDefects()
    {
        if (LoginUrl is not null && HttpsRequirement.Defect(LoginUrl) is { } untrusted) yield return $"{nameof(LoginUrl)}: {untrusted}";
        foreach (var defect in OptionDefects()) yield return defect;
    }

    private async Task<LoginResponse> PostAsync(
        AccessTokenRequest request, IEnumerable<KeyValuePair<string, string>> fields, PostedSecrets secrets, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(request.Timeout, request.TimeProvider);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await Abandoning.RunAsync(token => AskAsync(request, fields, secrets, token), request.TimeProvider, both.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (HttpFailureText.Is(e) || e is StreamingException { Error: StreamingError.ResponseTooLarge })
        {
            throw Unreachable(secrets.Redact(HttpFailureText.Words(e)), secrets.Redact(e));
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unreachable($"no response within {request.Timeout.TotalSeconds:0.###} s", e);
        }
    }

    private async Task<LoginResponse> AskAsync(
        AccessTokenRequest request, IEnumerable<KeyValuePair<string, string>> fields, PostedSecrets secrets, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(fields);
        using var message = new HttpRequestMessage(HttpMethod.Post, TokenUrl) { Content = form };
        using var response = await request.Http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (Redirect.Host(response, TokenUrl) is { } elsewhere) throw Redirected((int)response.StatusCode, secrets.RedactHost(elsewhere));
        using var body = await BufferedBody.ReadSmallAsync(response, cancellationToken).ConfigureAwait(false);
        return new LoginResponse((int)response.StatusCode, body.Bytes.ToArray(), RetryAfter.Of(response, request.TimeProvider));
    }

    private StreamingException Redirected(int status, string elsewhere) => new(
        StreamingError.LoginFailed,
        $"{Name}: {TokenUrl.Host} answered HTTP {status}, a redirect to {elsewhere}, which is not followed. Check {nameof(LoginUrl)}.")
    {
        IsTransient = false,
    };

    private StreamingException Unreachable(string why, Exception inner) => new(
        StreamingError.LoginFailed, $"{Name}: {TokenUrl.Host} could not be reached: {why}. Check {nameof(LoginUrl)} and the network.", inner);
}
