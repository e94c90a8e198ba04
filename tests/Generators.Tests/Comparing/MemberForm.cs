namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>What a member's type is made of its value's.</summary>
internal enum MemberForm
{
    Plain,
    Nullable,
    Field,
}
