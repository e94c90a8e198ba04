using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Login;

/// <summary>
/// Reads the address of an org or of a login host. The address must use HTTPS or be on the local machine, because secrets are sent to it.
/// </summary>
internal static class OrgAddress
{
    private const string Example = "https://acme.my.salesforce.com";

    /// <param name="option">The option, for messages.</param>
    /// <param name="text">Its value.</param>
    /// <param name="example">A right value, for messages.</param>
    /// <exception cref="ToolException">The text is not such an address.</exception>
    public static Uri Parse(string option, string text, string example = Example)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Host.Length == 0)
            throw new ToolException($"{option}: '{text}' is not a valid address. Use a form such as {example}.");
        if (address.UserInfo.Length > 0)
            throw new ToolException($"{option}: the address contains a user name or password. Specify only the address, such as {example}.");
        if (IsSafe(address)) return new Uri(address.GetLeftPart(UriPartial.Authority));
        throw new ToolException($"{option}: '{address.Scheme}://{address.Host}' is not HTTPS, and plain HTTP is allowed only to the local machine. Use a form such as {example}.");
    }

    /// <summary>Returns true if it is safe to send a secret to the address.</summary>
    public static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
}
