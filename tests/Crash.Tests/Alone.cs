// These tests measure memory, kill programs and load the machine: one after the other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
