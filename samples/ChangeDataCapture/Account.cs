namespace ChangeDataCapture;

/// <summary>An account, as the copy stores it and as the org has it.</summary>
internal sealed record Account
{
    public string? Name { get; init; }

    public string? Phone { get; init; }

    public string? Street { get; init; }

    public string? City { get; init; }

    public string? Description { get; init; }
}
