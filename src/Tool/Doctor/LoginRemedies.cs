namespace TypedStreaming.Tool.Doctor;

/// <summary>Chooses the advice for a refused login according to the server's error text. The page docs/login.md contains the same advice.</summary>
internal static class LoginRemedies
{
    private static readonly (string Text, string Remedy)[] Known =
    [
        ("authentication failure", "Check the user name, the password and the security token that follows the password. The org may also block the password flow: use another --flow"),
        ("expired access/refresh token", "The refresh token was revoked, has expired, or was replaced by a newer one: log in interactively again"),
        ("expired authorization code", "Set the clock of this machine correctly: an assertion is valid for only three minutes"),
        ("Audience validation failed", "For a sandbox, use --sandbox, or specify the My Domain of the sandbox as --login-url"),
        ("hasn't approved this consumer", "Pre-authorize the user for the app: assign a permission set or profile of the user to the app"),
        ("invalid assertion", "The certificate in the app belongs to another key: upload the certificate of this key"),
        ("not supported on this domain", "Specify the org's My Domain as --login-url, and enable the client credentials flow in the app"),
        ("client identifier invalid", "Check --client-id, which is the consumer key of the app. The login host can take up to ten minutes to recognize a new app"),
        ("invalid client credentials", "Check the client secret, which is the consumer secret of the app"),
        ("inactive_user", "Activate the user, or log in as another user"),
        ("inactive_org", "The org is locked or deleted: check the address"),
    ];

    public static string Of(StreamingException failure)
    {
        var text = failure.ServerText ?? failure.Message;
        return Array.Find(Known, one => text.Contains(one.Text, StringComparison.OrdinalIgnoreCase)) is { Text: not null } found
            ? found.Remedy
            : failure.Error switch
            {
                StreamingError.LimitExceeded => "Try again later: the org limits the number of logins per hour",
                StreamingError.LoginFailed => "Check --login-url: it must be the address of a login host",
                _ => "Check the credentials, and that the app allows this flow",
            };
    }
}
