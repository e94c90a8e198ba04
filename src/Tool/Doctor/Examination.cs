using TypedStreaming.Tool.Connections;
using TypedStreaming.Tool.Login;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Doctor;

/// <summary>
/// Examines an org step by step, from its address to its channels, without changing anything in the org. At most one login is performed, and at
/// most one session is opened.
/// </summary>
internal sealed class Examination(IShell shell, OrgLogin login, DoctorSettings settings, DoctorReport report, PrivateTexts privacy)
{
    private const string LoginStep = "login";
    private const string HandshakeStep = "handshake";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    private static readonly string[] Steps = ["address", "TLS", LoginStep, "versions", "API", "Pub/Sub", "allocation", HandshakeStep, "channel"];

    /// <summary>The step whose requests are currently being sent.</summary>
    private string _step = Steps[0];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ExamineAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (LostRequest.Is(e, cancellationToken))
        {
            Add(StepResult.Failed(_step, LostRequest.TextOf("the org", e, Timeout), LostRequest.RemedyOf(e)));
        }
    }

    private async Task ExamineAsync(CancellationToken cancellationToken)
    {
        using var http = OrgRest.CreateHttp();
        privacy.AddHost(login.Address);
        privacy.AddUser(login.Username);
        // An access token that the user specified is known before the first request. It is removed from all responses, and no request is sent for it.
        if (login.Flow == LoginFlow.AccessToken) await OrgRest.TokenAsync(http, login, shell.Time, cancellationToken).ConfigureAwait(false);
        var host = login.Flow == LoginFlow.AccessToken ? "--instance-url" : "--login-url";
        if (!await HostAsync(http, login.Address, host, cancellationToken).ConfigureAwait(false)) return;
        _step = LoginStep;
        if (await LogInAsync(http, cancellationToken).ConfigureAwait(false) is not { } token) return;
        privacy.AddHost(token.InstanceUrl);
        if (token.InstanceUrl.Authority != login.Address.Authority && !await HostAsync(http, token.InstanceUrl, "the My Domain of the org", cancellationToken).ConfigureAwait(false)) return;
        var api = new ApiCheck(http, token);
        _step = "versions";
        if (!Add(await api.VersionsAsync(cancellationToken).ConfigureAwait(false))) return;
        _step = "API";
        if (!Add(await api.RunAsync(cancellationToken).ConfigureAwait(false))) return;
        _step = "Pub/Sub";
        await PubSubAsync(token, cancellationToken).ConfigureAwait(false);
        if (!Add(api.Allocation(settings.Channels))) return;
        _step = HandshakeStep;
        await StreamAsync(http, token, api.Version!, cancellationToken).ConfigureAwait(false);
    }

    private async Task PubSubAsync(AccessToken token, CancellationToken cancellationToken)
    {
        var check = new PubSubCheck(settings, HttpClient.DefaultProxy, shell.Time);
        privacy.AddProxy(check.Proxy);
        foreach (var result in await check.RunAsync(token, cancellationToken).ConfigureAwait(false)) Add(result, isNeeded: false);
    }

    private async Task<bool> HostAsync(OrgHttp http, Uri host, string option, CancellationToken cancellationToken)
    {
        foreach (var result in await new HostCheck(http).RunAsync(host, option, cancellationToken).ConfigureAwait(false))
        {
            if (!Add(result)) return false;
        }

        return true;
    }

    private async Task<AccessToken?> LogInAsync(OrgHttp http, CancellationToken cancellationToken)
    {
        try
        {
            var token = await OrgRest.TokenAsync(http, login, shell.Time, cancellationToken).ConfigureAwait(false);
            privacy.AddOrganization(token.OrganizationId);
            privacy.AddToken(token.Reveal());
            var user = login.Username is { } name ? $", user {name}" : "";
            Add(StepResult.Ok(LoginStep, $"{LoginFlowNames.NameOf(login.Flow)}, org {token.OrganizationId ?? "unknown"}{user}"));
            return token;
        }
        catch (StreamingException e) when (e.Error != StreamingError.Configuration)
        {
            Add(StepResult.Failed(LoginStep, e.ServerText is { } said ? $"{LoginFlowNames.NameOf(login.Flow)} is refused: {said}" : e.Message.TrimEnd('.'), LoginRemedies.Of(e)));
            return null;
        }
    }

    private async Task StreamAsync(OrgHttp http, AccessToken token, string version, CancellationToken cancellationToken)
    {
        var client = new StreamingClient(new StreamingClientOptions
        {
            AccessTokens = new StaticToken(token.Reveal()!, token.InstanceUrl, token.OrganizationId),
            ApiVersion = version,
            AutoReconnect = false,
            SubscribeRetry = new SubscribeRetryOptions { MaximumCount = 0 },
            RequestTimeout = Timeout,
            TimeProvider = shell.Time,
            Name = "tse",
        });
        await using var closing = client.ConfigureAwait(false);
        try
        {
            await client.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StreamingException e)
        {
            Add(StepResult.Failed(HandshakeStep, e.ServerText ?? e.Message.TrimEnd('.'), HandshakeRemedies.Of(e)), isNeeded: false);
            foreach (var channel in settings.Channels) Add(StepResult.Skipped("channel", $"{channel}: not checked, because there is no session"));
            return;
        }

        Add(StepResult.Ok(HandshakeStep, $"CometD {version}"));
        _step = "channel";
        var check = new ChannelCheck(client, new KnownNames(http, token, version));
        foreach (var channel in settings.Channels)
        {
            // A client whose session has ended would open another one.
            if (client is { State: ClientState.Faulted or ClientState.Stopped, LastStateChange.LastCause: var cause })
            {
                Add(StepResult.Failed("channel", $"{channel}: the session has ended: {cause?.ServerText ?? cause?.Message.TrimEnd('.') ?? "no cause is known"}", cause is null ? "Try again" : HandshakeRemedies.Of(cause)), isNeeded: false);
                continue;
            }

            foreach (var result in await check.RunAsync(channel, cancellationToken).ConfigureAwait(false)) Add(result, isNeeded: false);
        }
    }

    /// <summary>Reports the result of a step. If a required step has failed, the remaining steps are reported as skipped.</summary>
    /// <returns>True if the step did not fail.</returns>
    private bool Add(StepResult result, bool isNeeded = true)
    {
        report.Add(result);
        if (result.Outcome != StepOutcome.Failed) return true;
        if (!isNeeded) return false;
        foreach (var step in Steps.SkipWhile(step => step != result.Step).Skip(1))
        {
            if (step != "channel" || settings.Channels.Count > 0) report.Add(StepResult.Skipped(step, $"not checked, because {result.Step} failed"));
        }

        return false;
    }
}
