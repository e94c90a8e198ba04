namespace TypedStreaming.Tool.Login;

/// <summary>The login that the options specify, in the form that a client requires.</summary>
/// <param name="Source">The source of access tokens. Nothing stores what it returns.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Address">The address to which the login is posted, or the org's own address for an access token.</param>
/// <param name="Username">The user's name, if the flow needs it; otherwise, null.</param>
internal sealed record OrgLogin(IAccessTokenSource Source, LoginFlow Flow, Uri Address, string? Username) : IDisposable
{
    public void Dispose() => (Source as IDisposable)?.Dispose();

    /// <summary>Returns the flow and the host, without any secrets.</summary>
    public override string ToString() => $"{LoginFlowNames.NameOf(Flow)} at {Address.Host}";
}
