namespace TypedStreaming.Tool.Output;

/// <summary>
/// Removes the name of a .NET parameter from the message of an exception, because a user of the tool does not know the parameters of its methods.
/// </summary>
internal static class ArgumentText
{
    /// <summary>Returns the message without the name of the parameter, which .NET appends to it.</summary>
    public static string Of(Exception failure) => failure.Message.Split(" (Parameter '", 2)[0];
}
