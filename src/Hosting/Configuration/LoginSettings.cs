using System.Diagnostics;

namespace TypedStreaming.Hosting;

/// <summary>
/// The settings of a login, from the <c>Login</c> section of the configuration. The settings and the private key file are read again at each login,
/// so that a secret can be replaced while the application is running.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class LoginSettings
{
    /// <summary>The login flow to use. Required, unless your code sets a login with <see cref="TypedStreamingBuilder.UseLogin"/>.</summary>
    public LoginFlow? Flow { get; set; }

    /// <summary>The name of the user, for <see cref="LoginFlow.Password"/> and <see cref="LoginFlow.JwtBearer"/>.</summary>
    public string? Username { get; set; }

    /// <summary>The password, followed by the user's security token if the org requires one, for <see cref="LoginFlow.Password"/>.</summary>
    public string? Password { get; set; }

    /// <summary>The consumer key of the app, for all OAuth flows.</summary>
    public string? ClientId { get; set; }

    /// <summary>
    /// The consumer secret of the app, for all OAuth flows except <see cref="LoginFlow.JwtBearer"/>. With <see cref="LoginFlow.RefreshToken"/>, the
    /// secret can be omitted if the app does not require it.
    /// </summary>
    public string? ClientSecret { get; set; }

    /// <summary>
    /// The text of the private key in PEM form, for <see cref="LoginFlow.JwtBearer"/>. Alternatively, set <see cref="PrivateKeyFile"/>.
    /// </summary>
    public string? PrivateKeyPem { get; set; }

    /// <summary>
    /// The path of the file with the private key in PEM form, for <see cref="LoginFlow.JwtBearer"/>. The file is read at each login.
    /// </summary>
    public string? PrivateKeyFile { get; set; }

    /// <summary>
    /// The audience of the assertion, for <see cref="LoginFlow.JwtBearer"/>. Null, the default, means that the audience depends on the login host.
    /// </summary>
    public string? Audience { get; set; }

    /// <summary>The refresh token, for the flow <see cref="LoginFlow.RefreshToken"/>.</summary>
    public string? RefreshToken { get; set; }

    /// <summary>The access token, for the flow <see cref="LoginFlow.StaticToken"/>.</summary>
    public string? AccessToken { get; set; }

    /// <summary>The address of the org, for <see cref="LoginFlow.StaticToken"/>, or of the server, for <see cref="LoginFlow.Anonymous"/>.</summary>
    public Uri? InstanceUrl { get; set; }

    /// <summary>
    /// The address of the login host, such as <c>https://acme.my.salesforce.com</c>. Null, the default, means
    /// <c>https://login.salesforce.com</c>, or <c>https://test.salesforce.com</c> for a sandbox. <see cref="LoginFlow.ClientCredentials"/>
    /// requires an address.
    /// </summary>
    public Uri? LoginUrl { get; set; }

    /// <summary>Gets or sets a value that indicates whether the org is a sandbox; false by default.</summary>
    public bool Sandbox { get; set; }

    /// <summary>Returns only the name of the flow, without any secret.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() => Flow is { } flow ? $"{flow} login" : "no login";
}
