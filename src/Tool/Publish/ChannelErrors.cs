namespace TypedStreaming.Tool.Publish;

/// <summary>The error codes that concern the channel, such as <c>topic.not.found</c> or <c>NOT_FOUND</c>. The errors occur until the name or a permission is corrected.</summary>
internal static class ChannelErrors
{
    private static readonly string[] Parts = ["not.found", "permission", "insufficient.access", "tenant.license"];

    public static bool Include(string? code) =>
        code is not null && Array.Exists(Parts, part => code.Replace('_', '.').Contains(part, StringComparison.OrdinalIgnoreCase));
}
