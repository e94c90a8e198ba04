namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>The way in which a member's type is made from the type of its value.</summary>
internal enum MemberForm
{
    Plain,
    Nullable,
    Field,
}
