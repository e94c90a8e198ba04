namespace TypedStreaming.Tool.Doctor;

/// <summary>Describes the permissions that a user needs for a channel.</summary>
internal static class ChannelPermissions
{
    public static string Of(string channel) => channel switch
    {
        _ when channel.StartsWith("/data/", StringComparison.Ordinal) => "Give the user View All Data, or View All for each object of the channel, through a permission set",
        _ when channel.StartsWith("/event/", StringComparison.Ordinal) => "Give the user Read access to the platform event through a permission set",
        _ when channel.StartsWith("/topic/", StringComparison.Ordinal) => "Give the user Read access to PushTopics, to the object of the query, and to its fields",
        _ => "Create the streaming channel, and give the user Read access to it",
    };
}
