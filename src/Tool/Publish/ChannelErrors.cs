namespace TypedStreaming.Tool.Publish;

/// <summary>
/// The error codes for problems with a channel, such as <c>topic.not.found</c> or <c>NOT_FOUND</c>. Publishing fails until the user corrects the
/// name or the permissions.
/// </summary>
internal static class ChannelErrors
{
    private static readonly string[] Parts = ["not.found", "permission", "insufficient.access", "tenant.license"];

    public static bool Include(string? code) =>
        code is not null && Array.Exists(Parts, part => code.Replace('_', '.').Contains(part, StringComparison.OrdinalIgnoreCase));
}
